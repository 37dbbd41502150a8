"""Texts of our own in many languages, labelled: how people say where their code comes from, or do not."""

PAGES = {
    "en": "# Code of Conduct\n\nBe kind to everybody here. Listen first, and ask before you take a picture. Nobody has "
    "to put up with mockery.\n\n## Reporting\n\nWrite to "
    "team@lake.example. Decisions are based on what people tell us.\n",
    "es": "# Código de conducta\n\nTrata a todas las personas con amabilidad. Escucha antes de hablar y pregunta antes "
    "de sacar una foto. La discriminación basada en el género no tiene sitio entre nosotros.\n",
    "pt": "# Código de conduta\n\nTrate todas as pessoas com gentileza. Ouça antes de falar e pergunte antes de tirar "
    "uma foto. Não toleramos discriminação baseada em gênero ou idade.\n",
    "fr": "# Code de conduite\n\nSoyez bienveillants avec toutes les personnes présentes. Écoutez avant de parler. Nos "
    "décisions sont basées sur les faits que vous nous racontez.\n",
    "de": "# Verhaltenskodex\n\nSeid freundlich zu allen, die "
    "da sind. Hört erst zu und fragt, bevor ihr ein Foto macht. "
    "Unsere Gemeinschaft basiert auf Respekt und Vertrauen.\n",
    "it": "# Codice di condotta\n\nSiate gentili con tutte le persone presenti. Ascoltate prima di parlare e chiedete "
    "prima di fare una foto. La nostra comunità si basa sul rispetto reciproco.\n",
    "ja": "# 行動規範\n\nここにいるすべての人にやさしく接してください。まず話を聞き、写真を撮る前に尋ねましょう。"
    "性別に基づく差別は認められません。本行動規範に基づき対応します。\n",
    "zh": "# "
    "行为准则\n\n请友善对待在场的每一个人。先倾听，拍照前请先询问。我们将根据本行为准则处理。基于性别的歧视不被容忍。\n",
    "ko": "# 행동 강령\n\n이곳에 있는 모든 사람에게 친절하게 대해 주세요. 사진을 찍기 전에 물어보세요. 성별에 기반한 "
    "차별은 허용되지 않습니다. 이 행동 강령에 따라 조치합니다.\n",
    "ru": "# Кодекс поведения\n\nБудьте добры ко всем, кто здесь находится. Сначала слушайте и спрашивайте, прежде чем "
    "фотографировать. Наше сообщество основано на уважении и доверии.\n",
    "he": "# קוד התנהגות\n\nהיו אדיבים לכל מי שנמצא כאן. הקשיבו "
    "תחילה, ושאלו לפני שאתם מצלמים. הקהילה שלנו מבוססת על כבוד.\n",
    "ar": "# مدونة السلوك\n\nكونوا لطفاء مع كل من هو موجود هنا. "
    "استمعوا أولا واسألوا قبل التقاط الصور. مجتمعنا قائم على الاحترام.\n",
}
HILL, VALLEY = "https://hill.example/coc", "https://valley.example/conduct"
BY, SA = "https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by-sa/4.0/"

# (language, closing words, direct sources, own licence)
SOURCED = [
    ("en", f"This code is based on the [Hill code]({HILL}) and the [Valley rules]({VALLEY}).", {HILL, VALLEY}, ""),
    ("en", f"Based on [Hill]({HILL}), which is itself derived from [Valley]({VALLEY}).", {HILL}, ""),
    ("en", f"## Credits\n\n- [Hill code]({HILL})\n- [Valley rules]({VALLEY})", {HILL, VALLEY}, ""),
    ("en", f"Portions of this text come from <{HILL}>. It is licensed under [CC BY 4.0]({BY}).", {HILL}, "CC-BY-4.0"),
    ("en", f"Adapted from the [Hill code][h], licensed [CC BY-SA 4.0]({SA}).\n\n[h]: {HILL}", {HILL}, ""),
    ("en", f'<p>Our policy is a fork of the <a href="{HILL}">Hill policy</a>.</p>', {HILL}, ""),
    (
        "en",
        f"This text uses parts from the `Hill code <{HILL}>`_ and `Valley`_.\n\n.. _Valley: {VALLEY}",
        {HILL, VALLEY},
        "",
    ),
    ("en", f"With thanks to the [Hill Circle]({HILL}), whose code of conduct we took as a template.", {HILL}, ""),
    (
        "es",
        f"Este código está basado en el de [Colina]({HILL}) y se distribuye bajo [CC BY-SA 4.0]({SA}).",
        {HILL},
        "CC-BY-SA-4.0",
    ),
    (
        "es",
        f"## Agradecimientos\n\nNos inspiramos en los códigos de [Colina]({HILL}) y [Valle]({VALLEY}).",
        {HILL, VALLEY},
        "",
    ),
    ("es", f"Fuente: {HILL}", {HILL}, ""),
    (
        "pt",
        f"Este código foi adaptado do [código da Colina]({HILL}), que por sua vez vem de [Vale]({VALLEY}).",
        {HILL},
        "",
    ),
    ("pt", f"Tradução livre do [código da Colina]({HILL}). Licença: [CC BY 4.0]({BY})", {HILL}, "CC-BY-4.0"),
    ("fr", f"Ce texte est largement inspiré de la [charte de la Colline]({HILL}).", {HILL}, ""),
    (
        "fr",
        f"Cette charte est une traduction de la [charte de la "
        f"Colline]({HILL}). Elle est sous licence [CC BY 4.0]({BY}).",
        {HILL},
        "CC-BY-4.0",
    ),
    (
        "de",
        f"## Quellen\n\nDieser Text basiert auf dem [Kodex der Hügelrunde]({HILL}) und steht unter [CC BY 4.0]({BY}).",
        {HILL},
        "CC-BY-4.0",
    ),
    ("de", f"Als Vorlage diente der [Code of Conduct]({HILL}) der Hügelrunde.", {HILL}, ""),
    ("de", f"Angelehnt an die [Hügelrunde]({HILL}), die wiederum auf der [Talrunde]({VALLEY}) beruht.", {HILL}, ""),
    (
        "it",
        f"Questo codice è tratto da [Collina]({HILL}) ed è rilasciato con licenza [CC BY-SA 4.0]({SA}).",
        {HILL},
        "CC-BY-SA-4.0",
    ),
    ("it", f"## Fonti\n\n- [Codice della Collina]({HILL})\n- [Valle]({VALLEY})", {HILL, VALLEY}, ""),
    ("ja", f"この行動規範は[丘の会の行動規範]({HILL})を参考にしています。", {HILL}, ""),
    ("ja", f"※この行動規範は以下をもとに作成しました。\n\n- {HILL}\n- [谷の会]({VALLEY})", {HILL, VALLEY}, ""),
    ("ja", f"## 謝辞\n\n出典: [丘の会]({HILL})。本文は[CC BY 4.0]({BY})で公開します。", {HILL}, "CC-BY-4.0"),
    ("zh", f"本行为准则改编自[山丘社区行为准则]({HILL})。", {HILL}, ""),
    (
        "zh",
        f"## 致谢\n\n本守则参考了[山丘]({HILL})和[山谷]({VALLEY})，并采用 [CC BY-SA 4.0]({SA}) 许可。",
        {HILL, VALLEY},
        "CC-BY-SA-4.0",
    ),
    ("ko", f"이 행동 강령은 [언덕 모임의 규칙]({HILL})을 바탕으로 작성되었습니다.", {HILL}, ""),
    ("ko", f"출처: {HILL}", {HILL}, ""),
    (
        "ru",
        f"Этот кодекс основан на [правилах Холма]({HILL}) и распространяется по лицензии [CC BY 4.0]({BY}).",
        {HILL},
        "CC-BY-4.0",
    ),
    ("ru", f"Источник: {HILL}", {HILL}, ""),
    ("he", f"קוד זה מבוסס על [קוד הגבעה]({HILL}).", {HILL}, ""),
    ("he", f"הנוסח תורגם מ[קוד הגבעה]({HILL}), שמבוסס על [קוד העמק]({VALLEY}).", {HILL}, ""),
    ("ar", f"هذه المدونة مقتبسة من [مدونة سلوك التل]({HILL}).", {HILL}, ""),
    ("ar", f"المصدر: {HILL}", {HILL}, ""),
]

# (language, closing words that name no source of the text, own licence)
UNSOURCED = [
    ("en", "We were inspired by our members and by many talks.", ""),
    ("en", "Thanks to [Lake Bakery](https://bakery.example/) for the bread.", ""),
    ("en", "See also [the helpline](https://help.example/) and [more resources](https://resources.example/list).", ""),
    (
        "en",
        f"Photos are taken from [a friend](https://photos.example/). The website is licensed under [CC BY 4.0]({BY}).",
        "",
    ),
    ("en", "Code samples in this repository are licensed under the MIT License.", ""),
    ("en", "This website theme is based on [Minimal](https://theme.example/minimal).", ""),
    ("en", "## Licence\n\nWe wrote this text ourselves. You may use it under CC BY 4.0.", "CC-BY-4.0"),
    ("es", "Gracias a nuestras voluntarias y a [la biblioteca](https://library.example/) por el espacio.", ""),
    ("pt", "Obrigado à [padaria](https://bakery.example/) pelo lanche.", ""),
    ("fr", "Merci à [la mairie](https://town.example/) pour la salle.", ""),
    (
        "de",
        "Wir danken der [Bücherei](https://library.example/). Diese Website basiert auf [Kies](https://kies.example/).",
        "",
    ),
    ("it", "Grazie a tutte le persone che ci aiutano e alla [libreria](https://library.example/).", ""),
    ("ja", "会場は[湖の図書館](https://library.example/)です。", ""),
    ("zh", "感谢[湖边图书馆](https://library.example/)提供场地。", ""),
    ("ko", "장소를 제공해 주신 [호수 도서관](https://library.example/)에 감사드립니다.", ""),
    ("ru", "Спасибо [библиотеке](https://library.example/) за помещение.", ""),
    ("he", "תודה ל[ספרייה](https://library.example/) על המקום.", ""),
    ("ar", "نشكر [المكتبة](https://library.example/) على المكان.", ""),
]
