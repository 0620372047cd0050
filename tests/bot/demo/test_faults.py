import time

import aiohttp
import pytest

from bot.demo.calls import MAX_CALLS, Call, CallLog, Fault
from bot.demo.world import World
from tests.bot.demo.client import SITI, TOKEN, Client


async def test_a_fault_answers_in_place_of_the_method_as_often_as_asked(talking: Client, world: World) -> None:
    await talking.sim("faults", method="sendMessage", error_code=502, times=2)
    await talking.ok("getMe")
    for _ in range(2):
        assert await talking.refused("sendMessage", chat_id=SITI, text="a") == "502 Bad Gateway"
    await talking.send(SITI, "b")
    assert [one["text"] for one in world.messages("siti", as_="siti")] == ["/start", "b"]
    assert [call.status for call in world.calls.of("sendMessage")] == [502, 502, 200]


async def test_a_flood_tells_when_to_come_back(talking: Client) -> None:
    await talking.sim("faults", method="*", retry_after=3, times=1)
    assert await talking.call("getMe") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }


async def test_a_fault_may_have_its_own_words(talking: Client) -> None:
    words = "Forbidden: user is deactivated"
    await talking.sim("faults", method="sendMessage", error_code=403, description=words, times=1)
    assert await talking.refused("sendMessage", chat_id=SITI, text="a") == f"403 {words}"


async def test_a_dropped_call_has_no_answer_and_no_effect(talking: Client, world: World) -> None:
    await talking.sim("faults", method="sendMessage", drop=True, times=1)
    with pytest.raises(aiohttp.ClientError):
        await talking.call("sendMessage", chat_id=SITI, text="a")
    assert len(world.messages("siti", as_="siti")) == 1
    assert (world.calls[-1].status, world.calls[-1].answer) == (0, None)
    await talking.send(SITI, "a")


async def test_an_answer_may_be_lost_after_the_call_took_effect(talking: Client, world: World) -> None:
    await talking.sim("faults", method="sendMessage", drop=True, after=True, times=1)
    with pytest.raises(aiohttp.ClientError):
        await talking.call("sendMessage", chat_id=SITI, text="a")
    assert world.last_message("siti", as_="siti")["text"] == "a"
    await talking.sim("faults", method="sendMessage", error_code=500, after=True, times=1)
    assert "500" in await talking.refused("sendMessage", chat_id=SITI, text="b")
    assert world.last_message("siti", as_="siti")["text"] == "b"


async def test_an_answer_may_be_late(talking: Client) -> None:
    await talking.sim("faults", method="getMe", delay=0.2, times=1)
    started = time.perf_counter()
    await talking.ok("getMe")
    assert time.perf_counter() - started >= 0.2
    started = time.perf_counter()
    await talking.ok("getMe")
    assert time.perf_counter() - started < 0.2


async def test_a_fault_may_befall_a_share_of_the_calls_in_several_kinds(talking: Client, world: World) -> None:
    kinds = [{"error_code": 429, "retry_after": 1}, {"error_code": 500}, {"error_code": 502}, {"drop": True}]
    await talking.sim("faults", method="sendMessage", share=0.3, seed=1, kinds=kinds)
    for number in range(200):
        try:
            await talking.call("sendMessage", chat_id=SITI, text=str(number))
        except aiohttp.ClientError:
            continue
    tally = world.calls.tally()["sendMessage"]
    assert set(tally) == {"200", "429", "500", "502", "0"}
    assert 120 <= tally["200"] <= 160
    assert len(world.chats[SITI].sent) == tally["200"]


def test_the_same_seed_lets_the_same_calls_fail() -> None:
    def struck(seed: int) -> list[int]:
        fault = Fault("*", None, share=0.5, seed=seed, kinds=(Fault("*", error_code=500), Fault("*", error_code=502)))
        return [found.error_code if (found := fault.strike("getMe")) else 0 for _ in range(50)]

    assert struck(7) == struck(7)
    assert struck(7) != struck(8)


async def test_a_share_ends_after_so_many_faults(talking: Client, world: World) -> None:
    assert await talking.sim("faults", method="*", share=0.5, seed=3, times=2, error_code=500) == {"faults": 1}
    for _ in range(50):
        await talking.call("getMe")
    assert world.calls.tally() == {"getMe": {"200": 48, "500": 2}}
    assert len(world.faults) == 0
    refusal = await talking.sim("faults", answered=400, method="*", share=1.5)
    assert refusal == {"error": "'share' must be more than 0 and at most 1"}


async def test_faults_can_be_called_off(talking: Client) -> None:
    await talking.sim("faults", method="*", error_code=500, times=100)
    async with talking.session.delete(f"{talking.telegram.base_url}/sim/faults") as response:
        assert response.status == 200
    await talking.ok("getMe")


async def test_a_fault_needs_a_method_and_right_types(client: Client) -> None:
    refusal = await client.sim("faults", answered=400, error_code=500)
    assert refusal == {"error": "'method' is missing; it is a string"}
    refusal = await client.sim("faults", answered=400, method="*", times="x")
    assert refusal == {"error": "'times' must be a whole number, not 'x'"}


async def test_every_call_is_on_record_with_its_answer(talking: Client) -> None:
    await talking.send(SITI, "a")
    await talking.upload("sendDocument", {"document": ("a.pdf", b"%PDF-")}, chat_id=SITI)
    sent, uploaded = await talking.get("/sim/calls")
    assert sent["method"] == "sendMessage"
    assert sent["parameters"] == {"chat_id": SITI, "text": "a"}
    assert sent["answer"]["result"]["text"] == "a"
    assert (sent["status"], sent["at"]) == (200, 1_800_000_000)
    assert uploaded["parameters"] == {"chat_id": "1001", "document": {"file_name": "a.pdf", "size": 5}}
    async with talking.session.delete(f"{talking.telegram.base_url}/sim/calls") as response:
        assert response.status == 200
    assert await talking.get("/sim/calls") == []


def test_the_record_keeps_the_last_calls_and_counts_all() -> None:
    log = CallLog()
    for number in range(MAX_CALLS + 5):
        log.add(Call("getMe", {"number": number}, None, 200, 0.0))
    assert (len(log), log.count, log[0].parameters["number"]) == (MAX_CALLS, MAX_CALLS + 5, 5)


async def test_the_token_opens_nothing_by_its_beginning(client: Client) -> None:
    async with client.session.get(f"{client.telegram.base_url}/bot{TOKEN[:-1]}/getMe") as response:
        assert response.status == 401
