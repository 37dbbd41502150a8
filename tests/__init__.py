"""The suite: a folder a room, the laws in house/, whole journeys in walks/, the cast in world.py."""
