#!/usr/bin/env python3
"""What's track 7? Answers in one line, for a chat bot. Needs Python 3.8 or newer and nothing else.

    python3 track.py https://user.github.io/repo 7
"""

import hashlib
import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "airlog-bot"


def current_show(site):
    """The current show. As long as nothing has changed, the site answers 304 and the copy is used."""
    copy = CACHE / (hashlib.sha256(site.encode()).hexdigest() + ".json")
    known = json.loads(copy.read_text("utf-8")) if copy.exists() else {}
    request = urllib.request.Request(f"{site}/playlist.json")
    if known.get("etag"):
        request.add_header("If-None-Match", known["etag"])
    if known.get("modified"):
        request.add_header("If-Modified-Since", known["modified"])
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            show = json.load(answer)
            headers = answer.headers
    except urllib.error.HTTPError as error:
        if error.code == 304:
            return known["show"]
        raise
    CACHE.mkdir(parents=True, exist_ok=True)
    fresh = copy.with_suffix(f".{os.getpid()}")
    kept = {"etag": headers["ETag"], "modified": headers["Last-Modified"], "show": show}
    fresh.write_text(json.dumps(kept), "utf-8")
    fresh.replace(copy)
    return show


def answer(show, position):
    tracks = show["tracks"]
    if not tracks:
        return f"No track is known yet of the show of {show['slug']}."
    if position > len(tracks):
        return f"There is no track {position}: the show of {show['slug']} has {len(tracks)} so far."
    track = tracks[position - 1]
    return f"{track['position']}. {track['title']} by {track['artist']} · {track['permalink_url']}"


def main(arguments):
    if len(arguments) != 2 or not arguments[1].isdecimal() or int(arguments[1]) < 1:
        print("usage: python3 track.py https://user.github.io/repo 7", file=sys.stderr)
        return 2
    site, position = arguments
    try:
        show = current_show(site.rstrip("/"))
    except (OSError, ValueError):
        print("The archive does not answer; try again later.", file=sys.stderr)
        return 3
    sys.stdout.buffer.write(f"{answer(show, int(position))}\n".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
