"""Draw what `peers.py` measured: CPU time by the number of paragraphs, both axes logarithmic."""

from __future__ import annotations

from math import ceil, floor, log10

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 60, 220, 20, 50
COLOURS = (
    *("#1b6ca8", "#5dade2", "#7a7a7a", "#c0392b", "#8e44ad", "#d68910", "#148f77", "#a04000"),
    *("#34495e", "#27ae60", "#e84393", "#000000"),
)
APART = 15


def ended(found):
    """Return size and CPU seconds of the pairs of equal size that came to an end."""
    equal = ((old, result) for (old, new), result in found.items() if old == new)
    return sorted((size, result[0]) for size, result in equal if not isinstance(result, str))


def draw(results, own):
    """Return an SVG of the pairs of equal size; time is in that of `own` at the smallest."""
    lines = {title: ended(found) for title, found in results.items() if ended(found)}
    unit = lines[own][0][1]
    sizes = [size for points in lines.values() for size, _ in points]
    times = [seconds / unit for points in lines.values() for _, seconds in points]
    low, high = floor(log10(min(times))), ceil(log10(max(times)))
    first, last = log10(min(sizes)), max(log10(max(sizes)), log10(min(sizes)) + 1)

    def at(size, time):
        x = LEFT + (log10(size) - first) / (last - first) * (WIDTH - LEFT - RIGHT)
        y = HEIGHT - BOTTOM - (log10(time) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)
        return round(x, 1), round(y, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for power in range(low, high + 1):
        y = at(min(sizes), 10.0**power)[1]
        parts.append(f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{10.0**power:g}</text>')
    for size in sorted(set(sizes)):
        x = at(size, 10.0**low)[0]
        parts.append(
            f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{size:,}</text>'
        )
    told = f"CPU time (stmtdiff at {min(sizes):,} = 1) by paragraphs a side"
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 10}">{told}</text>')
    ends = []
    for number, (title, points) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [at(size, seconds / unit) for size, seconds in points]
        path = "L".join(f"{x} {y}" for x, y in places)
        width = 3 if title == own else 1.5
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places]
        ends.append((places[-1][1], title, colour))
    lowest = TOP
    for y, title, colour in sorted(ends):
        lowest = max(y, lowest + APART)
        parts.append(
            f'<text x="{WIDTH - RIGHT + 10}" y="{lowest + 4}" fill="{colour}">{title}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])
