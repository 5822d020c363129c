#!/bin/sh
# What's track 7? Answers in one line, for a chat bot:
#   sh track.sh https://user.github.io/repo 7
# Needs curl 7.70 or newer, and jq: a title may hold anything, and only a JSON parser undoes its escapes.
set -eu

if [ $# -ne 2 ] || ! expr "$2" : '[1-9][0-9]*$' >/dev/null; then
  echo "usage: sh track.sh https://user.github.io/repo 7" >&2
  exit 2
fi
site=${1%/}
position=$2

folder=${XDG_CACHE_HOME:-$HOME/.cache}/airlog-bot
mkdir -p "$folder"
copy=$folder/$(printf %s "$site" | cksum | tr ' ' -)
# Without the copy an answer of "not modified" would be of no use.
[ -e "$copy" ] || rm -f "$copy.etag"
touch "$copy.etag"

# If-None-Match and If-Modified-Since: as long as nothing has changed, the answer has no body.
set -- --etag-compare "$copy.etag"
[ -e "$copy" ] && set -- "$@" --time-cond "$copy"
fresh=$copy.$$
trap 'rm -f "$fresh" "$fresh.etag"' EXIT
if ! curl --fail --silent --location --max-time 20 --remote-time "$@" \
  --etag-save "$fresh.etag" --output "$fresh" "$site/playlist.json"; then
  echo "The archive does not answer; try again later." >&2
  exit 3
fi
if [ -s "$fresh" ]; then
  mv "$fresh" "$copy"
  mv "$fresh.etag" "$copy.etag"
fi

jq --raw-output --argjson position "$position" '
  (.tracks | length) as $count
  | if $count == 0 then "No track is known yet of the show of \(.slug)."
    elif $position > $count then "There is no track \($position): the show of \(.slug) has \($count) so far."
    else .tracks[$position - 1] | "\(.position). \(.title) by \(.artist) · \(.permalink_url)"
    end' "$copy"
