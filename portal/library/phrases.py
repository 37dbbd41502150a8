"""The words of an attribution in the languages codes are written in: own phrases, short, read back by readback.py.

They follow the language of the text, not of the interface, so that a Spanish code carries Spanish credit wherever it
is shown, printed or copied.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """One language. `leads` begin a direct source, `deeper` follow the name of a source and begin its own."""

    code: str
    by: str
    leads: dict[str, str]
    deeper: dict[str, str]
    changes: str
    licensed: str
    unlicensed: str
    none: str
    unknown: str
    reserved: str
    unversioned: str
    stop: str = "."


_KINDS = ("adapted", "incorporated", "inspired", "translated")


def _of(code: str, by: str, leads: str, deeper: str, rest: str, stop: str = ".") -> Phrases:
    first, second = (dict(zip(_KINDS, words.split(" | "), strict=True)) for words in (leads, deeper))
    return Phrases(code, by, first, second, *rest.split(" | "), stop=stop)


_ALL = (
    _of(
        "en",
        "by",
        "Adapted from | Contains parts of | With thanks to | Translated from",
        "is itself adapted from | itself contains parts of | itself gives thanks to | is itself translated from",
        "Changes: | Licensed under | This text states no licence | no licence stated | licence not known"
        " | all rights reserved | no version stated",
    ),
    _of(
        "es",
        "de",
        "Adaptado de | Contiene partes de | Con agradecimiento a | Traducido de",
        "es a su vez una adaptación de | contiene a su vez partes de | agradece a su vez a"
        " | es a su vez una traducción de",
        "Cambios: | Publicado bajo | Este texto no indica ninguna licencia | sin licencia indicada"
        " | licencia desconocida | todos los derechos reservados | versión no indicada",
    ),
    _of(
        "pt",
        "de",
        "Adaptado de | Contém partes de | Com agradecimentos a | Traduzido de",
        "é por sua vez uma adaptação de | contém por sua vez partes de | agradece por sua vez a"
        " | é por sua vez uma tradução de",
        "Alterações: | Licenciado sob | Este texto não indica nenhuma licença | sem licença indicada"
        " | licença desconhecida | todos os direitos reservados | versão não indicada",
    ),
    _of(
        "fr",
        "par",
        "Adapté de | Contient des parties de | Avec nos remerciements à | Traduit de",
        "est lui-même adapté de | contient lui-même des parties de | remercie lui-même | est lui-même traduit de",
        "Modifications : | Publié sous | Ce texte n’indique aucune licence | aucune licence indiquée"
        " | licence inconnue | tous droits réservés | version non indiquée",
    ),
    _of(
        "de",
        "von",
        "Basiert auf | Enthält Teile von | Mit Dank an | Übersetzt aus",
        "basiert selbst auf | enthält selbst Teile von | dankt selbst | ist selbst übersetzt aus",
        "Änderungen: | Lizenziert unter | Dieser Text nennt keine Lizenz | keine Lizenz genannt"
        " | Lizenz nicht bekannt | alle Rechte vorbehalten | Version nicht genannt",
    ),
    _of(
        "it",
        "di",
        "Adattato da | Contiene parti di | Con un ringraziamento a | Tradotto da",
        "è a sua volta adattato da | contiene a sua volta parti di | ringrazia a sua volta | è a sua volta tradotto da",
        "Modifiche: | Pubblicato con licenza | Questo testo non indica alcuna licenza | nessuna licenza indicata"
        " | licenza non nota | tutti i diritti riservati | versione non indicata",
    ),
    _of(
        "ja",
        "作成者:",
        "改変元: | 一部の出典: | 謝辞: | 翻訳元:",
        "の改変元: | の一部の出典: | の謝辞: | の翻訳元:",
        "変更点: | ライセンス: | この文章にはライセンスの記載がありません | ライセンスの記載なし"
        " | ライセンス不明 | 全著作権所有 | バージョンの記載なし",
        "。",
    ),
    _of(
        "zh",
        "作者：",
        "改编自 | 部分内容取自 | 感谢 | 译自",
        "本身改编自 | 本身部分内容取自 | 本身感谢 | 本身译自",
        "修改： | 许可协议： | 本文未注明许可协议 | 未注明许可协议 | 许可协议不明 | 保留所有权利 | 未注明版本",
        "。",
    ),
    _of(
        "zh-Hant",
        "作者：",
        "改編自 | 部分內容取自 | 感謝 | 譯自",
        "本身改編自 | 本身部分內容取自 | 本身感謝 | 本身譯自",
        "修改： | 授權條款： | 本文未註明授權條款 | 未註明授權條款 | 授權條款不明 | 保留所有權利 | 未註明版本",
        "。",
    ),
    _of(
        "ko",
        "작성자:",
        "바탕이 된 글: | 일부를 가져온 글: | 감사의 말: | 번역 원문:",
        "의 바탕이 된 글: | 의 일부를 가져온 글: | 의 감사의 말: | 의 번역 원문:",
        "변경 사항: | 라이선스: | 이 글에는 라이선스가 적혀 있지 않습니다 | 라이선스 표시 없음"
        " | 라이선스를 알 수 없음 | 모든 권리 보유 | 버전 표시 없음",
    ),
    _of(
        "ru",
        "автор:",
        "Основано на: | Содержит части текста: | С благодарностью: | Перевод текста:",
        "в свою очередь основано на: | в свою очередь содержит части текста: | в свою очередь благодарит:"
        " | в свою очередь перевод текста:",
        "Изменения: | Лицензия: | В этом тексте лицензия не указана | лицензия не указана"
        " | лицензия неизвестна | все права защищены | версия не указана",
    ),
    _of(
        "he",
        "מאת",
        "מבוסס על | כולל חלקים מתוך | בתודה אל | תורגם מתוך",
        "מבוסס בעצמו על | כולל בעצמו חלקים מתוך | מודה בעצמו אל | תורגם בעצמו מתוך",
        "שינויים: | ברישיון | בטקסט זה לא צוין רישיון | לא צוין רישיון | רישיון לא ידוע"
        " | כל הזכויות שמורות | לא צוינה גרסה",
    ),
    _of(
        "ar",
        "تأليف",
        "مقتبس من | يتضمن أجزاء من | مع الشكر إلى | مترجم من",
        "مقتبس بدوره من | يتضمن بدوره أجزاء من | يشكر بدوره | مترجم بدوره من",
        "التغييرات: | مرخّص بموجب | لا يذكر هذا النص أي رخصة | لم تُذكر رخصة | الرخصة غير معروفة"
        " | جميع الحقوق محفوظة | لم يُذكر الإصدار",
    ),
)
PHRASES = {one.code: one for one in _ALL}
LANGUAGES = tuple(PHRASES)


def phrases(language: str | None) -> Phrases:
    """The words for this BCP 47 language, or its mother tongue's; English for those not written down yet."""
    parts = (language or "en").replace("_", "-").split("-")
    code = parts[0].lower()
    traditional = {"hant", "tw", "hk", "mo"} & {part.lower() for part in parts[1:]}
    if code == "zh" and traditional and "hans" not in {part.lower() for part in parts[1:]}:
        code = "zh-Hant"
    return PHRASES.get(code, PHRASES["en"])
