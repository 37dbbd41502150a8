"""What one person does at once, when it can't wait: logged on one screen, looked at by two others within a day.

Until two others have confirmed it, it ends by itself: with the event, after a week at the latest. It climbs nowhere
before that.
"""

from .service import Act, ActView, act, act_now, acts_of, expunge, lapse, review

__all__ = ["Act", "ActView", "act", "act_now", "acts_of", "expunge", "lapse", "review"]
