"""As few calls on their way as keep up with the limit, and a slow one holds up nobody."""

from bot.at_once import HELD_UP, MOST, MOST_YOUNG, YOUNG, AtOnce


class Watch:
    """A clock that goes when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Return the time, in seconds."""
        return self.now


def after_calls_of(seconds: float, *, per_second: float = 30.0, watch: Watch | None = None) -> AtOnce:
    watch = watch or Watch()
    at_once = AtOnce(per_second, clock=watch)
    watch.now += YOUNG
    for _ in range(30):
        at_once.start("1", pause=0)
        watch.now += seconds
        at_once.end(["1"])
    return at_once


def test_after_the_start_one_call_goes_at_a_time_and_two_when_much_waits() -> None:
    watch = Watch()
    at_once = AtOnce(30.0, clock=watch)
    assert at_once.room(set()) == 1, "nobody knows yet how long a call takes"
    assert at_once.room({"1"}) <= 0
    at_once.start("1", pause=0)
    watch.now += YOUNG - 0.01
    at_once.end(["1"])
    assert [at_once.room(set(), waiting=waiting) for waiting in (0, 1, 3, 4)] == [1, 1, 1, 2]
    assert at_once.room(set()) == MOST_YOUNG
    watch.now += 0.02
    assert at_once.room(set()) == MOST, "a slow line needs several"


def test_a_quick_line_needs_one_and_a_slow_line_several() -> None:
    assert after_calls_of(0.01).room(set()) == 1
    assert after_calls_of(0.05).room(set()) == 5
    assert after_calls_of(2.0).room(set()) == MOST


def test_few_messages_need_no_hurry_and_many_get_what_the_limit_needs() -> None:
    at_once = after_calls_of(0.1)
    assert [at_once.room(set(), waiting=waiting) for waiting in (0, 1, 5, 6, 20, 1000)] == [1, 1, 1, 2, 4, MOST]
    at_once.start("1", pause=0)
    assert [at_once.room({"1"}, waiting=waiting) for waiting in (1, 4, 5)] == [0, 0, 1]


def test_no_limit_is_still_bounded() -> None:
    assert after_calls_of(0.01, per_second=1_000_000).room(set()) == MOST


def test_a_call_that_takes_long_makes_room_for_another_up_to_the_bound() -> None:
    watch = Watch()
    at_once = after_calls_of(0.01, watch=watch)
    at_once.start("slow", pause=0)
    assert at_once.room({"slow"}) == 0
    watch.now += HELD_UP + 0.01
    assert at_once.room({"slow"}) == 1
    assert at_once.room({str(lane) for lane in range(MOST)}) <= 0


def test_what_was_answered_and_not_written_down_makes_no_room_however_long_ago_it_left() -> None:
    watch = Watch()
    at_once = after_calls_of(0.01, watch=watch)
    at_once.start("answered", pause=0)
    watch.now += HELD_UP + 0.01
    assert at_once.room({"answered"}, answered={"answered"}) == 0


def test_waiting_for_its_turn_is_not_taking_long() -> None:
    watch = Watch()
    at_once = after_calls_of(0.01, watch=watch)
    at_once.start("waits", pause=HELD_UP + 0.05)
    watch.now += HELD_UP + 0.02
    assert at_once.room({"waits"}) == 0
    watch.now += 0.01
    at_once.end(["waits"])
    assert at_once.room(set()) == 1
