#!/usr/bin/env bash
# Fits the models whose reports the docs show, and takes a screenshot of each report:
#
#   docs/reports.sh [--quick] [--data FOLDER] [--out FOLDER] [--screenshots FOLDER] [--only NAME]
#
#   --quick        few epochs on few samples, to try the script
#   --data         the folder of pendigits.csv, ct10.npz and coil20_128.npz (docs/results.md describes them); a missing
#                  file is skipped with a notice. Default: data
#   --out          the folder for the results; existing results are kept. Default: out/reports
#   --screenshots  the folder for the pictures NAME.png. Default: docs/reports
#   --only         one of: digits fashion-mnist moons pendigits characters coil-20; may be repeated
#
# Runs ./clade, or the command in CLADE. Screenshots need chromium, or the browser in CHROMIUM.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
clade=${CLADE:-$home/clade}
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
data=data
out=out/reports
screenshots=$home/docs/reports
quick=false
only=()

while [ $# -gt 0 ]; do
    case $1 in
        --quick) quick=true ;;
        --data) data=$2; shift ;;
        --out) out=$2; shift ;;
        --screenshots) screenshots=$2; shift ;;
        --only) only+=("$2"); shift ;;
        *) sed -n '2,14s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
    esac
    shift
done
mkdir -p "$out" "$screenshots"

# The upper part of the page, to the first clusters, on a screen 1180 points wide.
shoot() {
    local name=$1
    if [ -z "$chromium" ]; then
        echo "notice: there is no chromium, so there is no screenshot of $name." >&2
        return
    fi
    "$chromium" --headless --disable-gpu --no-sandbox --hide-scrollbars --force-color-profile=srgb --blink-settings=preferredColorScheme=1 \
        --window-size=1180,2600 --virtual-time-budget=10000 --screenshot="$screenshots/$name.png" \
        "file://$(cd "$out/$name" && pwd)/report.html" > /dev/null 2>&1
    echo "$screenshots/$name.png"
}

# report NAME DATA QUICK... -- FULL...: fits DATA with the options of the mode, and takes the screenshot.
report() {
    local name=$1 from=$2
    shift 2
    if [ ${#only[@]} -gt 0 ] && [[ ! " ${only[*]} " == *" $name "* ]]; then
        return
    fi
    if [[ $from == */* ]] && [ ! -e "$from" ]; then
        echo "notice: there is no $from, so there is no report $name." >&2
        return
    fi
    local options=() mode=quick
    for word in "$@"; do
        if [ "$word" = -- ]; then
            mode=full
        elif { $quick && [ $mode = quick ]; } || { ! $quick && [ $mode = full ]; }; then
            options+=("$word")
        fi
    done
    if [ ! -e "$out/$name/report.html" ]; then
        # One thread: the same bits on every machine of a kind, as in docs/results.md.
        "$clade" fit "$from" -o "$out/$name" "${options[@]}" --threads 1 --resume
    fi
    shoot "$name"
}

report digits digits \
    -k 10 --limit 200 -- -k 10
report fashion-mnist fashion-mnist \
    -k 10 --limit 200 -- -k 10 --limit 20000
report moons moons \
    -k 20 -m dcl --set clusters=auto --set epochs=50 -- -k 30 -m dcl --set clusters=auto --runs 10
report pendigits "$data/pendigits.csv" \
    -k 10 --limit 300 -- -k 10
report characters "$data/ct10.npz" \
    -k 10 --limit 100 -- -k 10
report coil-20 "$data/coil20_128.npz" \
    -k 20 --limit 60 -- -k 20
