"""The words for the codes of a report, as its reporter reads them."""

from flask_babel import lazy_gettext as lazy

KINDS = {
    "incident": lazy("Something that happened"),
    "before_event": lazy("A worry before an event, about somebody who may come"),
    "retaliation": lazy("Somebody was treated badly because of a report"),
    "breach": lazy("Somebody does not keep to a measure that was decided"),
    "appeal": lazy("I ask for a decision to be looked at again"),
    "information": lazy("Something you should know; nothing needs to be done"),
    "advice": lazy("I would like advice"),
    "feedback": lazy("Feedback, or something that keeps people from taking part"),
    "own_material": lazy("My own slides or text, to be looked at beforehand"),
    "not_conduct": lazy("Something else: theft, illness, somebody missing, something lost"),
    "drill": lazy("A test or a drill"),
}
MODES = {
    "anonymous": lazy("Without a name, with a box: you can read answers and write again"),
    "named": lazy("With my name, or a way to reach me"),
    "shielded": lazy("With my name, for one person only; nobody else learns it"),
    "one_way": lazy("Without a name and without a box: nobody can ask you anything"),
}
CONSENTS = {
    "investigate": lazy("Look into it, and do something about it"),
    "witnesses": lazy("Ask people who saw it"),
    "reported": lazy("Tell the person it is about what was said, without my name"),
    "committee": lazy("If nobody here answers in time, let the committee read it; a sealed copy is made for it now"),
    "events": lazy("Tell other events what they need to know to keep people safe"),
    "public": lazy("Speak of it in a public report, without names"),
}
STANDINGS = {
    "affected": lazy("It happened to me"),
    "witness": lazy("I saw or heard it"),
    "heard": lazy("Somebody told me"),
    "on_behalf": lazy("I report for somebody who asked me to"),
    "responder": lazy("I took part in handling it"),
    "moderator": lazy("I look after the space it happened in"),
    "self": lazy("I did something myself"),
}
CATEGORIES = {
    "continued_harassment": lazy("Went on after being asked to stop"),
    "sexual_attention": lazy("Sexual attention or sexual content"),
    "physical_contact": lazy("Touching without consent"),
    "stalking": lazy("Following, watching, intimidating"),
    "threats": lazy("Threats, violence, or putting somebody in danger"),
    "identity_attack": lazy("Attacking somebody for who they are, or hate"),
    "misgendering": lazy("Wrong name or gender, or telling what is private about somebody"),
    "exclusion": lazy("Jokes or words that shut people out"),
    "microaggression": lazy("Small slights that add up"),
    "insult": lazy("Insults, put-downs, attacks on somebody’s character"),
    "disruption": lazy("Disturbing talks, meetings or chats"),
    "unwanted_contact": lazy("Unwanted messages or contact"),
    "privacy": lazy("Photos, recordings or private facts passed on"),
    "content": lazy("A talk, slide, text or stand that does not belong there"),
    "intoxication": lazy("Drink or drugs"),
    "house_rule": lazy("A weapon, or against a rule of the house"),
    "health_rule": lazy("Against a health rule"),
    "impersonation": lazy("Pretending to be somebody, or getting around a measure"),
    "uncredited_work": lazy("Using somebody’s work without naming them"),
    "promotion": lazy("Advertising or spam"),
    "ai_misuse": lazy("Misuse of generated text, pictures or voices"),
    "retaliation": lazy("Revenge for a report"),
    "bad_faith": lazy("A report that was made to do harm"),
    "guideline": lazy("Against another rule of this community"),
    "other": lazy("Something else"),
}
VENUES = {
    "talk": lazy("A talk"),
    "questions": lazy("Questions after a talk"),
    "lightning_talk": lazy("Lightning talks"),
    "workshop": lazy("A workshop"),
    "sprint": lazy("A sprint or open space"),
    "exhibition": lazy("Posters or stands"),
    "hallway": lazy("The hallway or shared rooms"),
    "venue": lazy("Elsewhere in the building"),
    "social_event": lazy("An official party or outing"),
    "offsite_linked": lazy("Elsewhere, connected with the event"),
    "offsite_unlinked": lazy("Elsewhere, not connected with it"),
    "registration": lazy("Registration or forms"),
    "proposals": lazy("The review of proposals"),
    "chat": lazy("A chat"),
    "direct_message": lazy("Direct messages"),
    "forum": lazy("A forum or mailing list"),
    "repository": lazy("A code repository or issue tracker"),
    "social_media": lazy("Social media"),
    "publication": lazy("A published video or photo"),
    "mail_phone": lazy("Mail or telephone"),
    "sponsor": lazy("Messages of a sponsor"),
}
FEARS = {
    "yes": lazy("Yes"),
    "unknown": lazy("I am not sure"),
    "no": lazy("No"),
}
MESSAGE_KINDS = {
    "correction": lazy("A correction"),
    "consent": lazy("What may be done with it has changed"),
    "outcome": lazy("Asks what came of it"),
    "stop": lazy("Wants no more contact"),
    "resume": lazy("Wants to be contacted again"),
}
