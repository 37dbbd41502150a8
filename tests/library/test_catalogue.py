"""The catalogue: 97 texts as facts, their claims, who was made from whom, and finding them."""

from portal.library import catalogue, licences


def test_all_of_it_is_there():
    assert len(catalogue.works()) == 97 and len(catalogue.edges()) == 154
    assert {edge.relation for edge in catalogue.edges()} <= set(catalogue.RELATIONS)
    for work in catalogue.works():
        assert work.claims and work.title
        for claim in work.claims:
            assert claim.where and claim.spdx in licences.LICENCES, work.id


def test_adopters_may_disagree():
    """The Ada Initiative's guide keeps its three claims, each with where it was seen."""
    found = catalogue.find("Conference anti-harassment/Responding to reports")
    assert {claim.spdx for claim in found.claims} == {"CC0-1.0", "CC-BY-3.0", "CC-BY-SA-3.0"}
    assert len({claim.by for claim in found.claims}) == 3 and found.licence == "NOASSERTION"


def test_no_text_of_others():
    """Facts only: nothing in it is as long as a paragraph of a code."""
    for work in catalogue.works():
        assert all(len(words) < 330 for words in (work.notes, *(claim.where for claim in work.claims)))


def test_every_text_is_found_by_its_title_and_its_address():
    seen = set()
    for work in catalogue.works():
        assert catalogue.find(work.id) is work
        if work.title not in seen:
            assert catalogue.find(work.title) is work, work.title
        seen.add(work.title)
        if work.url and catalogue.find(work.url) is not work:
            assert catalogue.place_of(catalogue.find(work.url).url) == catalogue.place_of(work.url)


def test_names_and_addresses_in_the_wild():
    for words, name in {
        "http://contributor-covenant.org/version/1/4/": "contributor-covenant-1.4",
        "https://www.contributor-covenant.org/version/2/1/code_of_conduct.html": "contributor-covenant-2.1",
        "https://www.contributor-covenant.org/version/1/4/es/code-of-conduct": "contributor-covenant-1.4",
        "Contributor Covenant, version 2.1": "contributor-covenant-2.1",
        "the Citizen Code of Conduct": "citizen",
        "citizencodeofconduct.org/": "citizen",
        "https://web.archive.org/web/2019/http://citizencodeofconduct.org/": "citizen",
        "https://github.com/xoxo/conduct/blob/master/README.md": "xoxo",
        "Plone Foundation": "plone-foundation",
        "Berlin Code of Conduct": "berlin",
    }.items():
        assert catalogue.find(words) is catalogue.work(name), words
    for words in ("", "code of conduct", "Somebody Else", "https://a.example/code-of-conduct", "Contributor Covenant"):
        assert catalogue.find(words) is None, words


def test_searching():
    assert catalogue.search("django")[0].title.startswith("Django")
    assert catalogue.search("django software code")[0].id.startswith("django")
    assert catalogue.search("zzz") == [] and catalogue.search("") == []
    assert len(catalogue.search("code", most=5)) == 5


def test_ancestors_once_each_and_without_end():
    """The catalogue has a cycle between documents (their versions have none): each is told once."""
    for work in catalogue.works():
        chain = catalogue.chain(work.id, deepest=9)
        assert len({source.ref or source.title for source in chain}) <= len(chain) <= 97
    names = [source.title for source in catalogue.chain("pycon-us-2018", deepest=9)]
    assert len(names) == len(set(names)) > 3


def test_what_is_kept_up_no_longer():
    assert {work.id for work in catalogue.works() if work.discontinued} == {"todo-group", "xoxo"}
