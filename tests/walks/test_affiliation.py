"""A community asks for affiliation, is asked something, says yes to the list; everybody reads it in their language."""


def test_from_asking_to_the_public_list(opened, post, pages):
    """Harbor's lead and two members, each in a browser of their own, and a stranger beside them."""
    ana, gil, ivo, stranger = opened("ana"), opened("gil"), opened("ivo"), opened()
    ana.go("/desk/harbor-python/affiliation")
    assert ana.title == "Affiliation"
    assert "Not affiliated" in ana.text
    ana.act("ask", text="We are thirty people.")
    assert "The committee has your request" in ana.text
    gil.go("/committee/affiliations").follow(".work a")
    assert gil.title == "Harbor Python"
    assert "We are thirty people." in gil.text
    gil.act("decide", step="condition", text="Say in your code when a report comes to us.")
    ana.go(ana.path)
    assert "The committee asks for something" in ana.text
    ana.act("point", item="grounds", url="https://harbor-python.example/escalation", words="The page on escalation.")
    assert "The community says it stands here" in ana.text
    ana.act("answer", text="It stands on a page of its own.")
    gil.go(gil.path)
    assert "harbor-python.example/escalation" in gil.text
    gil.act("decide", step="approve", text="Welcome.")
    assert "Another member has to agree" in gil.text
    ivo.go(gil.path).act("agree")
    assert "Affiliated, not on the public list" in ivo.text
    assert "Harbor Python" not in stranger.go("/affiliated").text
    ana.go(ana.path).act("list")
    assert "Harbor Python" in stranger.go("/affiliated").text
    assert stranger.go("/affiliated?lang=ar").page.locator("html").get_attribute("dir") == "rtl"
    assert "المجتمعات المنتسبة" in stranger.text
    assert "Comunidades afiliadas" in stranger.go("/affiliated?lang=es").text
    stranger.go("/c/harbor-python/").link("What that means")
    assert stranger.path.startswith("/affiliated")
    ana.act("withdraw")
    assert "ended" in ana.text
    assert "What that means" not in stranger.go("/c/harbor-python/").text
