"""The sentences in Russian: cases, plurals and intervals in place, no praise, nobody named."""

from collections.abc import Sequence

from reports.diagnostic.notation import plural
from reports.diagnostic.wording.ru_differences import broken as broken
from reports.diagnostic.wording.ru_differences import broken_note as broken_note
from reports.diagnostic.wording.ru_differences import change as change
from reports.diagnostic.wording.ru_differences import change_note as change_note
from reports.diagnostic.wording.ru_differences import changes as changes
from reports.diagnostic.wording.ru_differences import changes_caption as changes_caption
from reports.diagnostic.wording.ru_differences import equals as equals
from reports.diagnostic.wording.ru_differences import extremes as extremes
from reports.diagnostic.wording.ru_differences import family as family
from reports.diagnostic.wording.ru_differences import from_to as from_to
from reports.diagnostic.wording.ru_differences import gap_note as gap_note
from reports.diagnostic.wording.ru_differences import needed as needed
from reports.diagnostic.wording.ru_differences import one_view as one_view
from reports.diagnostic.wording.ru_differences import share as share
from reports.diagnostic.wording.ru_differences import split as split
from reports.diagnostic.wording.ru_differences import split_units as split_units
from reports.diagnostic.wording.ru_differences import unlinked as unlinked
from reports.diagnostic.wording.ru_differences import verified_dash as verified_dash
from reports.diagnostic.wording.ru_differences import views as views
from reports.diagnostic.wording.ru_differences import who_is_higher as who_is_higher
from reports.diagnostic.wording.ru_differences import why as why
from reports.diagnostic.wording.ru_differences import widest_gap as widest_gap
from reports.diagnostic.wording.ru_grammar import listed
from reports.diagnostic.wording.ru_grammar import small as small
from reports.diagnostic.wording.ru_method import agreement as agreement
from reports.diagnostic.wording.ru_method import cap as cap
from reports.diagnostic.wording.ru_method import consensus_method as consensus_method
from reports.diagnostic.wording.ru_method import gate as gate
from reports.diagnostic.wording.ru_method import method as method
from reports.diagnostic.wording.ru_method import not_proved as not_proved
from reports.diagnostic.wording.ru_method import withholding as withholding
from reports.diagnostic.wording.ru_terms import labels as labels
from reports.diagnostic.wording.ru_terms import parts as parts
from reports.diagnostic.wording.ru_terms import terms as terms
from reports.diagnostic.wording.seen import Seen


def title(*, agency: str, wave: str) -> str:
    return f"Диагностика: {agency}. {wave}"


def footer(*, created: str, edition: str) -> str:
    return f"Составлено {created} · редакция {edition}"


def status(*, agreed: int, applicable: int, verified: int) -> str:
    if verified:
        return f"Самооценка; эксперты подтвердили {verified} из {applicable} {_practices_genitive(applicable)}"
    if agreed == applicable:
        return "Самооценка согласована; эксперты её не проверяли"
    if agreed:
        return f"Опрос; самооценка согласована по {agreed} из {applicable} {_practices_genitive(applicable)}"
    return "Опрос; самооценка ещё не согласована"


def period(*, opened: str, closed: str) -> str:
    return f"{opened} — {closed}"


def answered(*, group: str, answered: int | None, headcount: int | None) -> str:
    if answered is None:
        return f"{group}: скрыто"
    return f"{group}: {answered}" + (f" из {headcount}" if headcount is not None else "")


def as_seen_by(*, group: str) -> str:
    return f"Как видят {small(group)}"


def of_top(*, top: int, interval: str) -> str:
    return f"из {top}" + (f" (интервал {interval})." if interval else ".")


def nearest(*, level: int, name: str, meaning: str) -> str:
    return f"Ближе всего к уровню {level} «{name}»" + (f": {small(meaning)}" if meaning else ".")


def survey_only(*, agreed: int, applicable: int) -> str:
    words = (
        "Общий уровень и баллы появятся, когда рабочая группа согласует уровень каждой практики и приложит "
        "доказательства."
    )
    return f"{words} Сейчас согласовано {agreed} из {applicable}." if agreed else words


def different_sets(*, asked: Sequence[tuple[str, int]]) -> str:
    parts = ", ".join(f"{small(group)} — {count}" for group, count in asked)
    return (
        f"Практик, о которых спросили: {parts}. Поэтому общие числа не вычитают одно из другого: "
        "сравнивайте по практикам."
    )


def capped(*, practice: str, level: int, plus: str, limit: str, uncapped: str) -> str:
    return (
        f"Общий уровень не выше уровня практики «{practice}» плюс {plus}: {level} + {plus} = {limit}. Без "
        f"этого предела вышло бы {uncapped}."
    )


def single(*, who: str, name: str, level: str) -> str:
    return f"{who}: «{name}» — {level}."


def nothing_shown() -> str:
    return "Ответов слишком мало, чтобы показать числа и не выдать людей."


def fact(*, seen: Seen) -> str:
    interval = f" ({seen.interval})" if seen.interval else ""
    return f"{seen.who} — {seen.level}{interval}, {seen.n} {plural(seen.n, 'ответ', 'ответа', 'ответов')}."


def agreed_fact(*, level: int, name: str, gated: bool, entered: int) -> str:
    words = f"Согласован уровень {level}" + (f" «{name}»" if name else "")
    return f"{words}: предложенный {entered} не подтверждён документами и данными." if gated else f"{words}."


def first_cap(*, practice: str, level: int, limit: str) -> str:
    return (
        f"Начните с практики «{practice}»: её уровень {level}, и пока он не вырастет, общий не поднимется выше {limit}."
    )


def first_meeting(*, groups: tuple[str, str], practices: Sequence[str]) -> str:
    names = listed([f"«{name}»" for name in practices])
    which = "практику" if len(practices) == 1 else "практики"
    return (
        f"Соберите рабочую группу, где есть и {small(groups[0])}, и {small(groups[1])}. "
        f"Первыми обсудите {which} {names}: здесь взгляды расходятся сильнее, чем объяснил бы случай."
    )


def first_agreement() -> str:
    return (
        "Соберите рабочую группу и согласуйте уровень каждой практики: начните с областей для улучшения на "
        "этой странице."
    )


def no_strengths(*, middle: str) -> str:
    return f"Ни одна практика не дошла до середины шкалы ({middle})."


def areas_order() -> str:
    return "Порядок — по баллам, которых не хватает до верхнего уровня."


def no_findings() -> str:
    return "Показать нечего: для этого нужен хотя бы один открытый показатель практики."


def rate(*, answered: int, headcount: int | None, share: str) -> str:
    noun = plural(answered, "ответ", "ответа", "ответов")
    if headcount is None:
        return f"{noun}; сколько людей могли ответить, неизвестно"
    return f"{noun} из {headcount}, это {share}"


def allows(*, shown: int, groups: Sequence[tuple[str, str]]) -> Sequence[str]:
    words = [f"{group}: судить об организации в целом с точностью ±{margin} уровня." for group, margin in groups]
    if shown > 1:
        words.append(
            f"Смотреть {shown - 1} {plural(shown - 1, 'подразделение', 'подразделения', 'подразделений')} отдельно."
        )
    return words or [nothing_shown()]


def forbids(
    *, thresholds: Sequence[tuple[str, int]], low_rate: Sequence[tuple[str, str]], unknown: Sequence[str]
) -> Sequence[str]:
    least = listed([f"{small(group)} — {count}" for group, count in thresholds])
    words = [
        f"Судить о малых группах: их числа скрыты, чтобы никого нельзя было узнать. Меньше всего показывают: {least}."
    ]
    words += [
        f"{group}: ответили {share}. Мнение остальных неизвестно и может быть другим, интервал этого не учитывает."
        for group, share in low_rate
    ]
    words += [f"{group}: доля ответивших неизвестна, значит неизвестно и то, кого не слышно." for group in unknown]
    words.append("Судить об отдельных людях: ответы ни с кем не связаны.")
    return words


def withheld_units(*, group: str, count: int) -> str:
    return f"{group}: скрыто {count} {plural(count, 'подразделение', 'подразделения', 'подразделений')} с ответами."


def nothing_withheld(*, group: str) -> str:
    return f"{group}: ни одно подразделение с ответами не скрыто."


def more_units(*, shown: int, total: int) -> str:
    left = total - shown
    noun = plural(left, "подразделение", "подразделения", "подразделений")
    return f"Показаны верхние {shown}; ещё {left} {noun} здесь не помещаются."


def practices_lead() -> str:
    return (
        "По каждой практике рядом стоят разные числа: как видит её каждая группа, что согласовала рабочая группа "
        "и что подтвердили эксперты. Их не усредняют."
    )


def profile_lead(*, top: int) -> str:
    return (
        f"Уровень от 0 до {top} — среднее по ответам группы; в скобках и на полосе — интервал, в котором лежало бы это "
        "среднее, если бы ответили все. Полосы считаются по тем практикам, о которых спросили группу."
    )


def today_by(*, group: str) -> str:
    return f"Сегодня, как видят {small(group)}"


def today_agreed() -> str:
    return "Сегодня, по согласию рабочей группы"


def gated(*, entered: int, level: int, documents: int, periods: int) -> str:
    return (
        f"Группа предложила уровень {entered}, засчитан {level}: приложено {documents} "
        f"{plural(documents, 'документ', 'документа', 'документов')} и {periods} "
        f"{plural(periods, 'период', 'периода', 'периодов')} данных, этого мало."
    )


def agreed_reason(*, reason: str) -> str:
    return f"Почему такой уровень: {reason}"


def cannot_judge(*, group: str, share: str) -> str:
    return f"{group}: «не знаю» ответили {share}. Эта практика им видна плохо."


def adapted(*, reason: str) -> str:
    return f"Применяется с поправкой. {reason}".strip()


def distribution(*, group: str, option: str, share: str) -> str:
    return f"{group}: чаще всего «{option}» — {share}."


def clients_note(*, n: int) -> str:
    return f"{n} {plural(n, 'ответ', 'ответа', 'ответов')}"


def facts_caption(*, group: str) -> str:
    return f"{group}: ответы о фактах рядом с уровнем той же практики"


def clients_lead(*, group: str) -> str:
    return f"{group} отвечают о фактах. Уровня из этих ответов не выводят: их ставят рядом."


def heat_caption(*, group: str) -> str:
    return f"{group}: уровень разделов по подразделениям"


def heat_reading(*, group: str, shown: int, total: int) -> str:
    return (
        f"{group}: {plural(shown, 'показано', 'показаны', 'показано')} {shown} из {total} "
        f"{plural(total, 'подразделения', 'подразделений', 'подразделений')}. Подразделения разного "
        "размера: у малых интервал шире, и разница между соседними строками может быть случайной."
    )


def heat_legend() -> str:
    return "скрыто: ответов мало, или по разности можно было бы узнать малую группу"


def units_none() -> str:
    return "Отдельных подразделений показать нельзя: ответов в каждом меньше порога."


def not_comparable(*, sections: Sequence[str]) -> str:
    which = "Раздел не сопоставим" if len(sections) == 1 else "Разделы не сопоставимы"
    names = listed([f"«{name}»" for name in sections])
    return f"{which} с другими организациями: {names}. Исключено слишком много практик."


def everything_applies() -> str:
    return "Все практики модели применяются без поправок."


def _practices_genitive(count: int) -> str:
    return plural(count, "практики", "практик", "практик")
