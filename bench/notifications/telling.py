"""What is told of a run: tables, and a line per aim. An aim that `decides` is about correctness, never about speed."""

TIMES_PEACE = 2.0
LATEST_SECONDS = 10.0


def _aim(text: str, seen, met: bool, *, decides: bool = True) -> dict:
    return {"aim": text, "seen": seen, "met": met, "decides": decides}


def _none(found: dict, name: str, text: str) -> dict:
    return _aim(text, found[name], found[name] == 0)


def aims_of_storm(found: dict) -> list[dict]:
    """Each sentence of the storm with what was seen."""
    most = found["kills"] * found["senders"]
    aims = [
        _aim("the dust settled", found["settled_seconds"], found["settled"]),
        _none(found, "missing", "no message is missing (event × person × road)"),
        _none(found, "twice", "no message exists twice"),
        _none(found, "beyond", "nobody was told who shouldn't be"),
        _none(found, "not_sent", "none waits, failed or was given up"),
        _none(found, "lost_mails", f"each of {found['mails']:,} mails was accepted at least once"),
        _aim(f"at most kills × senders = {most} mails were accepted twice", found["doubles"], found["doubles"] <= most),
        _none(found, "failed_acts", "no act failed but while PostgreSQL was gone"),
    ]
    if found["peace_ms"] and found["storm_ms"]:
        times = round(found["storm_ms"]["p95"] / found["peace_ms"]["p95"], 2)
        text = f"p95 of an act in the storm at most {TIMES_PEACE:g} × that in peace"
        aims.append(_aim(text, times, times <= TIMES_PEACE, decides=False))
    return aims


def of_storm(found: dict) -> str:
    """How acts fared, and what arrived."""
    lines = ["", f"{'an act, ms':24}{'p50':>10}{'p95':>10}{'longest':>10}"]
    for name in ("peace", "storm"):
        if spread := found[f"{name}_ms"]:
            lines.append(f"{name:24}" + "".join(f"{spread[key]:>10}" for key in ("p50", "p95", "most")))
    during = ", ".join(f"{count} while {name}" for name, count in found["acts_while"].items())
    lines += [
        "",
        f"{found['events']:,} events × {found['people']} people: {found['messages']:,} messages, "
        f"{found['mails']:,} of them mails",
        f"{found['doubles']} doubles in {found['kills']} kills with {found['senders']} senders; "
        f"{found['refused']:,} mails refused on the way; {found['retried_acts']} acts retried by the caller",
        f"acts: {during}",
    ]
    return "\n".join(lines)


def aims_of_throughput(found: dict) -> list[dict]:
    """Speed is told, never decides."""
    offered = found["offered"]
    late = f"p95 from commit to acceptance at {offered['per_second']:g} mails/s offered: at most {LATEST_SECONDS:g} s"
    return [
        _aim("each mail offered arrived", offered["lost"], offered["lost"] == 0),
        _aim(late, offered["p95"], offered["p95"] <= LATEST_SECONDS, decides=False),
    ]


def of_throughput(found: dict) -> str:
    """Delay at the rate offered, and the rates beside the bare loop's."""
    offered = found["offered"]
    lines = [
        "",
        f"{offered['mails']:,} mails offered at {offered['per_second']:g} a second: from commit to acceptance "
        f"p50 {offered['p50']} s, p95 {offered['p95']} s, longest {offered['most']} s",
        "",
        f"{'server takes':16}{'connections':>14}{'bare mails/s':>14}{'outbox mails/s':>16}{'ratio':>8}",
    ]
    for one in found["capacity"]:
        rates = f"{one['connections']:>14}{one['bare']:>14}{one['outbox']:>16}{one['ratio']:>8}"
        lines.append(f"{one['server_ms']:>9g} ms    {rates}")
    return "\n".join(lines)
