"""What practice reports tell. Everybody in them is made up and named after what they do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """One practice report as its reporter would have typed it."""

    story: str
    who: str
    where: str
    when: str
    ongoing: str


STORIES = {
    "slide": Story(
        "During the talk after lunch the speaker showed a photo of one of the attendees and made a joke about her "
        "clothes. Some people laughed. She left the room. I sat beside her and she does not want to make a fuss, but "
        "I do not want to let it go.",
        "The speaker of that talk; the attendee in the yellow scarf",
        "The large room",
        "Today, shortly after lunch",
        "no",
    ),
    "messages": Story(
        "Somebody I met at the last meeting writes to me every evening. I asked him twice to stop. Yesterday he wrote "
        "that he would wait for me at the door next time.",
        "He calls himself Night Heron in the chat",
        "In the chat, and at the door of the meeting",
        "Since three weeks",
        "yes",
    ),
    "party": Story(
        "At the evening party a helper had too much to drink, shouted at a bartender and pushed a chair over. Nobody "
        "was hurt. Other helpers took him outside. I think he is at the registration desk again tomorrow.",
        "A helper with a green badge",
        "The bar on the second floor",
        "Last night",
        "unknown",
    ),
}
