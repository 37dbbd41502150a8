"""Given names that nobody takes for a code: where a sheet has one of them in place of a code name, it is refused.

Names that are also plain words of code names (jay, robin as a bird, rose, lily, iris, olive, sage) are left out on
purpose where they stand in the portal's own list; the rest is what people are most often called.
"""

_NAMES = """
aaron abdul abigail adam adrian agnes ahmed aisha alan albert alejandro alex alexander alexandra alexis ali alice
alicia amanda amelia amir amy ana andrea andreas andrew andrey angela anita ann anna anne anthony antonio arjun
arthur ashley ayesha barbara beatriz ben benjamin bernard betty bianca bob bogdan brandon brenda brian bruno camila
carla carlos carmen carol caroline catherine cecilia charles charlotte chen chiara chloe chris christian christina
christine christopher claire clara claudia conor cynthia daniel daniela david deborah deepak denis diana diego
dmitri dmitry dominik donald dorothy edith eduardo edward elena eli elias elif elizabeth ella ellen emil emily emma
enrique eric erik esther ethan eugene eva evelyn fatima felipe felix fernando fiona florian frances francesca
francesco francisco frank franz fred frederik gabriel gabriela gary george georgia gerald giovanni giulia gloria
gonzalo greta guillaume gunther gustavo hannah hans harold haruka hassan heather hector heidi helen helena henrik
henry hiroshi hugo ibrahim ignacio igor ines ingrid irene irina isaac isabel isabella ivan jack jacob jacqueline
jaime james jan jana jane janet jason javier jean jeffrey jennifer jeremy jessica jesus joan joanna joao joe joel
johan johanna john jonas jonathan jorge jose joseph joshua juan judith julia julian julie julien jurgen justin karen
karin karl katarina kate katherine kathleen katja kenji kenneth kevin khalid kim klaus kristin kyle larry lars laura
lauren laurent leila lena leo leon leonardo leonie lin linda lisa liu lopez lorenzo louis louise lucas lucia lucy
luis luisa lukas luke lydia magdalena malik manuel marc marco marcus margaret maria mariam marie marina mario mark
marko markus marta martha martin martina mary mateo mathias matteo matthew matthias maurice max maximilian maya
megan mehmet melissa michael michel michelle miguel mike mikhail milan mina mohamed mohammad mohammed monica monika
muhammad nadia nancy natalia natalie nathan nicholas nicolas nicole nikita nikolai nina noah nora oleg oliver olivia
omar oscar pablo pamela patricia patrick paul paula pedro peter petra philip philipp philippe pierre priya rachel
radek rafael rahul raj rajesh ralph ramon raul rebecca renata ricardo richard rita robert roberto robin rodrigo
roger roland roman ronald rosa ruben ruth ryan sabine said samantha samir samuel sandra santiago sara sarah
sebastian selina sergei sergey sergio sharon silvia simon simone sofia sonia sophia sophie stefan stefano stephanie
stephen steven suresh susan susanne sven svetlana takashi tamara tanja tatiana teresa theo theresa thomas tim
timothy tobias tom tomas tony ulrich ursula valentina valeria vanessa vera veronica victor victoria vijay viktor
vincent virginia vladimir walter wang wei werner william wolfgang xavier yasmin yuki yusuf yves zainab zhang zoe
"""
GIVEN = frozenset(_NAMES.split())
