"""What a template left open is found; names in brackets, links and attributes are not."""

import time

import pytest

from portal.library import blanks

from . import SLACK


@pytest.mark.parametrize(
    "line",
    [
        "Write to [INSERT EMAIL ADDRESS].",
        "Reports go to [INSERT CONTACT METHOD].",
        "Mail <%= email %> about it.",
        "Mail {{ email }} about it.",
        "Mail <INSERT_CONTACT_METHOD> about it.",
        "Mail conduct@TODO about it.",
        "The chair is TBD.",
        "leaders responsible for enforcement at .",
        "or by writing to **** .",
        "[COMMUNITY_NAME] is open to all.",
        "[GOVERNING_BODY] decides.",
        "[PROTECTED CLASSES]",
        "[REVERSISMS]",
        "[PROJECT CoC Point Person] reads it.",
        "[NOTE: say who reads this]",
        "Welcome to $CONFERENCE.",
        "Mail ${contact}.",
        "Mail {email}.",
        "Mail <your email>.",
        "Welcome to [your community].",
        "Call ________.",
        "[Write to us](mailto:)",
        "[Write to us]()",
        "Mail email@example.com.",
        "Schreiben Sie an [KONTAKTMETHODE EINFÜGEN].",
        "Escribe a [INSERTAR MÉTODO DE CONTACTO].",
        "[ВСТАВЬТЕ СПОСОБ СВЯЗИ]",
        "[連絡方法を挿入]",
        "[أضف العنوان البريدي]",
        "[E-POSTA ADRESİNİ YAZIN]",
        "[연락 방법 입력]",
        "Lorem ipsum dolor",
        "Mail the EMAIL ADDRESS of the team.",
        "[Codului de Conduită al Contribuitorului]",
        "[ફાળકોનો ઠરાવ]",
        "[メールアドレス]",
        "Hello {{community}}.",
    ],
)
def test_a_place_left_open_is_found(line):
    found = blanks.find(f"First line.\n{line}\nLast line.")
    assert found and {one.line for one in found} == {2}


@pytest.mark.parametrize(
    "text",
    [
        "The [AFUP] runs it.",
        "The [AFUP](https://afup.example) runs it.",
        "[PyCon Lakeside] and [PSF] and [sic] and [1]",
        '# Rules {title="Rules"}',
        "{: .lead}",
        "Read the [Code of Conduct][conduct].\n\n[conduct]: https://a.example",
        "See [CONTACT].\n\n[CONTACT]: https://a.example/contact",
        "- [x] done\n- [ ] later",
        "<https://a.example> <ada@meadow.example>",
        "We meet at 5.30 p.m., or at .NET evenings.",
        "It costs $100, or 100% of $USD 5.",
        "---\n\n____\n\n***",
        "___very___ important",
        "Talk to, or mail, one of us. We listen to; then act.",
        "Add your name to the list. Contact us. Insert coins.",
        "Your community is our community.",
        "A footnote[^1].\n\n[^1]: Here.",
        "Mail contact-1@example.org.",
        "a < b > c",
        "<body>",
        "## CONTACT METHOD",
        "Read the [Codului de Conduită al Contribuitorului](https://a.example).",
    ],
)
def test_no_false_alarm(text):
    assert blanks.find(text) == []


TOKENS = """EMAIL ADRESSE EINFÜGEN|INSERTE CORREO AQUÍ|INSERER ADRESSE EMAIL
INSERIRE INDIRIZZO EMAIL|INSERT MAIL ADDRESS|TWÓJ ADRES EMAIL
INSIRA O ENDEREÇO DE EMAIL|ВСТАВЬТЕ E-MAIL АДРЕС|VSTAVITE NASLOV E-POŠTE
أضف العنوان البريدي|এই ই-মেল এ|E-MAIL ADRESA|آدرس ایمیل را وارد کنید
INSÉRER UNE ADRESSE EMAIL|વિજપત્ર નાખો| यहाँ ईमेल पता लिखें \\|NETFANG HÉR
הכנס כתובת אימייל|EMAIL 주소 입력|ВНЕСИ АДРЕСА ЗА Е-ПОШТА|VUL EMAIL ADRES IN
TU WSTAW ADRES EMAIL|INSERAȚI ADRESA DE EMAIL|АДРЕСА_Е-ПОШТИ|VNESITE NASLOV E-POŠTE
INFOGA EPOSTADRESS|E-POSTA ADRESİNİ YAZIN|在此输入EMAIL|在此放入EMAIL
INSERIR MÈTODE DE CONTACTE|INDSÆT KONTAKTINFORMATION|KONTAKTMETHODE EINFÜGEN
INSERTAR MÉTODO DE CONTACTO|SARTU HARREMANETARAKO METODOA|INSERISCI INDIRIZZO EMAIL
連絡方法を挿入|연락 방법 입력|CONTACTMETHODE INVOEGEN|INSERIR MÉTODO DE CONTATO
VSTAVI NAČIN KONTAKTA|BURAYA BİR İLETİŞİM ŞEKLİ YAZILACAK|在此填入聯絡方式
የእውቂያ ዘዴን አስገባ|MASUKKAN METODE KONTAK|MASUKKAN KAEDAH PERHUBUNGAN
INFOGA KONTAKTMETOD|插入联系方式|ВСТАВЬТЕ АДРЕС ЭЛЕКТРОННОЙ ПОЧТЫ
ВСТАВЬТЕ СПОСОБ СВЯЗИ|𑘭𑘮𑘧𑘻𑘐𑘎𑘨𑘿𑘝𑘰 𑘎𑘨𑘰𑘨|𑘦𑘳𑘏𑘢𑘵𑘬𑘿𑘙|𑘧𑘹𑘞𑘹 𑘪𑘲𑘕𑘢𑘝𑘿𑘨 𑘢𑘝𑘿𑘝𑘰 𑘑𑘰𑘩𑘰"""


@pytest.mark.parametrize("token", [one for line in TOKENS.split("\n") for one in line.split("|")])
def test_what_known_templates_leave_open(token):
    assert blanks.find(f"[{token}]") and blanks.find(f"Hello [{token}], friend.")


def test_the_portals_own_blanks_are_none_where_they_are_filled_in():
    text = "{{community}} reads {{mail}}, {{ phone2 | no phone }} and [us](mailto:{{mail}})."
    assert blanks.find(text) and blanks.find(text, variables=True) == []
    left = blanks.find("Write to {{ email }}, {{name}}, {{mail}}, {{phone}}.", variables=True)
    assert [one.words for one in left] == ["{{ email }}", "{{name}}"]


def test_each_blank_says_its_line_and_its_words():
    found = blanks.find("Hello.\n\nMail [INSERT EMAIL ADDRESS] or call [PHONE NUMBER].")
    assert [(one.line, one.words) for one in found] == [(3, "[INSERT EMAIL ADDRESS]"), (3, "[PHONE NUMBER]")]
    assert "Mail" in found[0].context


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[a" * 50_000,
        "_" * 100_000,
        "at" + " " * 99_000,
        "at " * 33_000,
        "$A" * 50_000,
        "a@" * 50_000,
        "." * 100_000,
        "{{" * 50_000,
        "<a" * 50_000,
        "[A\n" * 33_000,
        "INSERT " * 14_000,
        "YOUR A" * 16_000,
        "x" * 100_000,
        " ".join(f"[INSERT X{one}]" for one in range(7000)),
    ],
)
def test_looking_is_linear(text):
    """R43: a hundred thousand characters of the worst kind take a moment."""
    start = time.process_time()
    blanks.find(text)
    assert time.process_time() - start < SLACK * 1
