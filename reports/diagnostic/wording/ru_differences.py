"""Differences in Russian words: who is higher and by how much, or why that cannot be told."""

from collections.abc import Sequence

from assessment.domain.disclosure.unanimity import AtLeast, AtMost, ShownShare
from assessment.domain.inference.differences import Ground, Verdict
from assessment.domain.waves.bridge import BreakReason
from reports.diagnostic.notation import NBSP, plural
from reports.diagnostic.wording.differences import Family, Moved, Sorted, Told, TooFew, Unknown
from reports.diagnostic.wording.ru_grammar import listed, small
from reports.diagnostic.wording.seen import Seen

_WHY = {
    Ground.TOO_FEW: "ответов слишком мало",
    Ground.NOT_EXCLUDED: "такая разница могла получиться случайно",
    Ground.CONTRARY: "средние и сами ответы указывают в разные стороны",
    Ground.NO_VARIANCE: "разброс ответов неизвестен",
    Ground.WITHHELD: "одно из чисел скрыто",
}
_BROKEN = {
    BreakReason.CHANGED: "вопрос изменён",
    BreakReason.NEW: "раньше не спрашивали",
    BreakReason.DROPPED: "больше не спрашивают",
    BreakReason.ONE_SIDE: "учтено только в одной волне",
    BreakReason.PARTS: "состоит из других частей",
    BreakReason.WEIGHTS: "другие веса",
    BreakReason.RULES: "другое правило подсчёта",
}


def from_to(low: str, high: str) -> str:
    return f"от {low} до {high}"


def why(ground: Ground, too_few: Sequence[TooFew]) -> str:
    if ground is Ground.TOO_FEW and too_few:
        leasts = dict.fromkeys(side.least for side in too_few)
        sides = (
            ", ".join(f"{small(side.who)} — {side.n}" for side in too_few if side.least == least) + f", нужно {least}"
            for least in leasts
        )
        return f"мало ответов ({'; '.join(sides)})"
    return _WHY[ground]


def share(found: ShownShare) -> str:
    sign = {AtMost: f"≤{NBSP}", AtLeast: f"≥{NBSP}"}.get(type(found), "")
    return f"{sign}{found.percent}{NBSP}%"


def family(*, family: Family) -> str:
    if not family.tested:
        return "Ни одной разницы проверить не удалось."
    noun = plural(family.tested, "показатель", "показателя", "показателей")
    words = f"Проверено разом: {family.tested} {noun}, от практик до общего числа; поправка Бенджамини–Хохберга."
    if family.tested == 1:
        words = "Проверен один показатель: остальным не хватило ответов."
    if family.noticed:
        low, high = family.noticed
        least = f"от {low} до {high} уровня" if low != high else f"от {low} уровня"
        words += f" Самая малая разница, которую можно было заметить, — {least}."
    return f"{words} Меньше {family.matters} уровня разница значения не имеет."


def who_is_higher(*, first: str, second: str, told: Told) -> str:
    return {
        Verdict.HIGHER: small(first),
        Verdict.LOWER: small(second),
        Verdict.NO_MATERIAL: "разницы нет" if told.ground is Ground.WITHIN_FLOOR else "разница мала",
        Verdict.CANNOT_TELL: "сказать нельзя",
    }[told.verdict]


def views(*, first: str, second: str, found: Sorted) -> str:
    words = f"Сравнили {found.compared} {plural(found.compared, 'практику', 'практики', 'практик')}"
    unknown = sum(reason.count for reason in found.unknown)
    if unknown == found.compared:
        both = f"{small(first)} и {small(second)}"
        return f"{words}: ни по одной нельзя сказать, что {both} видят её по-разному — {_reasons(found.unknown)}."
    parts = [f"{small(first)} выше в {found.higher}"] if found.higher else []
    parts += [f"{small(second)} выше в {found.lower}"] if found.lower else []
    parts += [f"разницы, которая имела бы значение, нет в {found.same}"] if found.same else []
    parts += [f"сказать нельзя в {unknown} — {_reasons(found.unknown)}"] if unknown else []
    return f"{words}: {'; '.join(parts)}."


def needed(*, single: int, several: int) -> str:
    return (
        f"Чтобы проверить практику из одного утверждения, нужно {single} ответов группы, из нескольких — {several}; "
        "если ответили все, хватает любого числа."
    )


def one_view(*, who: str) -> str:
    return f"Здесь видна одна группа — {small(who)}: сравнить её взгляд не с чем."


def verified_dash() -> str:
    return "Тире в столбце «Подтверждено» значит: эксперты эту практику не проверяли."


def widest_gap(*, practice: str, first: Seen, second: Seen, told: Told) -> str:
    sides = [
        f"{small(seen.who)} — {seen.level} ({seen.n} {plural(seen.n, 'ответ', 'ответа', 'ответов')})"
        for seen in (first, second)
    ]
    words = f"«{practice}»: {sides[0]}, {sides[1]}."
    if told.verdict is Verdict.CANNOT_TELL:
        return f"{words} Сказать, что группы видят практику по-разному, нельзя: {why(told.ground, told.too_few)}."
    if told.verdict is Verdict.NO_MATERIAL:
        if _is_slight(told):
            return f"{words} Разницы, которая имела бы значение, нет: ответы обеих групп рассыпаны почти одинаково."
        return f"{words} Разница {told.size} уровня слишком мала, чтобы иметь значение."
    way = "выше" if told.verdict is Verdict.HIGHER else "ниже"
    return f"{words} {first.who} ставят {way} на {told.size} уровня{_bracketed(told.by)}."


def gap_note(*, first: str, second: str, told: Told) -> str:
    both = f"{first} и {small(second)}"
    if told.verdict is Verdict.CANNOT_TELL:
        return (
            f"{both}: нельзя сказать, что они видят практику по-разному, — {why(told.ground, told.too_few)}; "
            f"разница {told.signed}{_bracketed(told.interval)}."
        )
    if told.verdict is Verdict.NO_MATERIAL:
        words = f"{both}: разницы, которая имела бы значение, нет; она {told.signed}{_bracketed(told.interval)}"
        return f"{words}, но ответы обеих групп рассыпаны почти одинаково." if _is_slight(told) else f"{words}."
    way = "выше" if told.verdict is Verdict.HIGHER else "ниже"
    return f"{first} ставят практику {way}, чем {small(second)}: на {told.size} уровня{_bracketed(told.by)}."


def extremes(*, who: str, highest: tuple[str, str], lowest: tuple[str, str], told: Told) -> str:
    words = f"{who}: выше всего — «{highest[0]}» ({highest[1]}), ниже всего — «{lowest[0]}» ({lowest[1]})"
    if told.verdict is Verdict.CANNOT_TELL:
        return f"{words}; порядок может быть случайным."
    return (
        f"{words}; разница слишком мала, чтобы иметь значение." if told.verdict is Verdict.NO_MATERIAL else f"{words}."
    )


def equals(*, count: int) -> str:
    noun = plural(count, "практика может", "практики могут", "практик могут")
    return f"Ещё {count} {noun} стоять не ниже последней из названных: их порядок по этим ответам не доказан."


def split(*, group: str, is_drawn: bool) -> str:
    words = f"{group}: взгляды расколоты, среднее не описывает никого."
    return f"{words} Смотрите, как распределились ответы." if is_drawn else words


def split_units(*, group: str, names: Sequence[str], more: int, of: int) -> str:
    known = listed([f"«{name}»" for name in names]) if not more else ", ".join(f"«{name}»" for name in names)
    tail = f" и ещё {more}" if more else ""
    noun = plural(of, "показанного подразделения", "показанных подразделений", "показанных подразделений")
    return f"{group}: взгляды расколоты внутри {len(names) + more} из {of} {noun} — {known}{tail}."


def changes(*, wave: str, who: str, moved: Moved) -> str:
    parts = [f"Выше стало: {_quoted(moved.up)}."] if moved.up else []
    parts += [f"Ниже стало: {_quoted(moved.down)}."] if moved.down else []
    parts += [f"Важных изменений нет: {_quoted(moved.same)}."] if moved.same else []
    count = sum(reason.count for reason in moved.unknown)
    if not count:
        said = " ".join(parts) or "Разделы не сравнить: в прошлой волне они состояли из другого."
        return f"{who}, с волны «{wave}». {said}"
    if parts:
        noun = plural(count, "разделе", "разделах", "разделах")
        parts.append(f"Ещё {'об' if count == 1 else 'о'} {count} {noun} сказать нельзя: {_reasons(moved.unknown)}.")
    else:
        parts.append(f"Ни об одном разделе нельзя сказать, изменился ли он: {_reasons(moved.unknown)}.")
    return f"{who}, с волны «{wave}». {' '.join(parts)}"


def changes_caption(*, who: str, wave: str, before: str, now: str) -> str:
    numbers = f": {before} ответов было, {now} стало" if before and now else ""
    return f"{who}: что изменилось с волны «{wave}»{numbers}"


def change(*, told: Told) -> str:
    return {
        Verdict.HIGHER: "стало выше",
        Verdict.LOWER: "стало ниже",
        Verdict.NO_MATERIAL: "без изменения",
        Verdict.CANNOT_TELL: "сказать нельзя",
    }[told.verdict]


def change_note(*, who: str, was: str, told: Told) -> str:
    words = f"{who}: было {was}"
    if told.verdict is Verdict.CANNOT_TELL:
        if told.ground is Ground.NOT_EXCLUDED:
            return f"{words}; изменилось ли, сказать нельзя{_bracketed(f'заметили бы от {told.noticed}')}."
        return f"{words}; изменилось ли, сказать нельзя: {why(told.ground, told.too_few)}."
    if told.verdict is Verdict.NO_MATERIAL:
        return f"{words}, важного изменения нет{_bracketed(told.interval)}."
    way = "выше" if told.verdict is Verdict.HIGHER else "ниже"
    return f"{words}, стало {way} на {told.size}{_bracketed(told.by)}."


def broken(reason: BreakReason) -> str:
    return _BROKEN[reason]


def broken_note(*, who: str, reason: BreakReason) -> str:
    return f"{who}: с прошлой волной не сравнить — {_BROKEN[reason]}."


def unlinked(*, wave: str) -> str:
    return (
        f"С волной «{wave}» не сравнивается: она шла по другой редакции, и таблицы соответствий между редакциями нет."
    )


def _reasons(unknown: Sequence[Unknown]) -> str:
    """Why some cannot be told, with how many for each reason where there are several."""
    reasons = [why(reason.ground, reason.too_few) for reason in unknown]
    if len(reasons) > 1:
        reasons = [f"в {reason.count} {said}" for reason, said in zip(unknown, reasons, strict=True)]
    return "; ".join(reasons)


def _is_slight(told: Told) -> bool:
    """Whether the means differ by enough, but somebody of one group is hardly likelier to stand higher."""
    return told.ground is Ground.SLIGHT_EFFECT


def _quoted(names: Sequence[str]) -> str:
    return listed([f"«{name}»" for name in names])


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""
