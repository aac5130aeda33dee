"""A process that draws: Vega-Lite specs come in as a list of JSON, as many SVGs (null: couldn't be drawn) go out.

It is run as a file and imports nothing of the product: the engine takes 100 MB, which a web process must not keep. No
spec can make it fetch anything.
"""

import json
import sys

import vl_convert

VERSION = "6.4"


def drawn(spec: dict) -> str | None:
    """The SVG of a spec."""
    try:
        return vl_convert.vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[])
    except ValueError as error:
        print(error, file=sys.stderr)
        return None


if __name__ == "__main__":
    json.dump([drawn(one) for one in json.load(sys.stdin)], sys.stdout)
