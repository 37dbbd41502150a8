"""Two short codes of conduct, written for the demo and dedicated to the public domain (CC0)."""

MEETUP = """\
## What this is for

We meet to learn from each other. Everybody who comes should be able to ask, to err and to leave
in the same good mood they arrived in. This code says what we expect and what we do when it goes wrong.

It applies at our evenings, on our mailing list and chat, and wherever somebody speaks for the group.

## What we ask of you

- Speak to people as you would to a colleague you respect.
- Ask before you touch somebody, take their picture, or publish what they said.
- When somebody says stop, stop. You need not agree first.
- Leave room: for quiet people, for beginners, for those who speak another language.

## What has no place here

- Harassment, threats, following somebody about, or touching them against their wish.
- Belittling people for who they are, where they come from, what they believe or how they look.
- Sexual pictures or talk, in slides as well as in conversation.
- Shutting a meeting down by disturbing it again and again.

## When something happens

Tell us, soon or much later. You need no proof and no name. We listen first. Whoever the report is
about takes no part in looking at it, and does not learn who told us.

We may speak with the person, ask them to leave, or close our meetings to them for a time.
If you disagree with what we decided, the committee can look at it again.

Nobody may be treated worse because they reported in good faith.
"""

CONFERENCE = """\
## For everyone at the conference

This code holds for attendees, speakers, sponsors, volunteers, staff and organisers alike, in the
venue, online, at the evening events and on the way between them.

## We want

People who listen. Talks that teach without making anyone the joke. Questions asked to learn.
Evenings at which saying no to a drink, a dance or a conversation needs no reason.

## We do not accept

- Harassment of any kind: unwelcome attention, touching, following, photographs, messages.
- Words or pictures that demean people for what they are.
- Threats and violence, also as a joke.
- Using a stage, a badge or a job to press somebody.
- Punishing somebody because they reported.

## If you are asked to stop

Stop at once. You can say later how you see it, and we will listen.

## What we do

Two of us look into each report. Those who are concerned by it are not among them. We keep what you
tell us among the few people named beside the form. We aim at the smallest step that keeps people safe,
from a word to the end of somebody's stay, and we tell you what came of it.

What goes beyond one conference we bring before the committee that several communities share.
If you think we decided wrongly, it can look again for thirty days.
"""
