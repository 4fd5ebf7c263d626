"""Units against the whole, the release and trust in the answers, in Russian."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from assessment.domain.disclosure.release import Sentence, Verdict
from reports.diagnostic.notation import NBSP, plural
from reports.diagnostic.wording.ru_grammar import listed, small
from reports.diagnostic.wording.weighed import Weighed

terms: Mapping[str, str] = {
    "sheets": "Листы и веса",
    "released": "Что показано и что скрыто",
    "release_table": "Подразделения, без организации в целом",
    "measure": "Сколько",
    "offered": "Есть ответы",
    "shown": "Показано",
    "withheld_small": "Скрыто: мало ответивших",
    "withheld_in_consequence": "Скрыто вместе с ними",
    "rests": "Строк «Остальные»",
    "distributions": "Распределений показано",
    "smallest": "Самая малая группа, которую можно выделить",
    "determined": "Ответов, которые можно узнать точно",
    "comparing": "Как сравнивали",
    "reliability": "Надёжность: насколько ответы одного человека согласны между собой",
    "alpha": "альфа",
    "omega": "омега",
    "whole": "Вся анкета",
    "remarks": "К каким утверждениям присмотреться",
    "look": "Почему",
    "rstar": "r*WG",
}

_PARTS = {
    Fraction(1, 2): "половины",
    Fraction(1, 3): "трети",
    Fraction(2, 3): "двух третей",
    Fraction(1, 4): "четверти",
    Fraction(3, 4): "трёх четвертей",
}

_WEIGHED = {
    Weighed.BY_PEOPLE: "части складывают по числу людей в них, чтобы та, где ответили охотнее, не перевесила.",
    Weighed.UNKNOWN: "каждый ответивший весит одинаково, потому что численность известна не везде.",
    Weighed.UNEVEN: (
        "каждый ответивший весит одинаково. Доли ответивших в частях так различны, что взвешивание по числу людей "
        "больше навредило бы точности, чем помогло."
    ),
    Weighed.EQUALLY: "каждый ответивший весит одинаково.",
}

_REMARKS = {
    "CANNOT_JUDGE": "Судить трудно: «не знаю» ответили {share}.",
    "NOT_SCORED": "Судить не могут: «не знаю» ответили {share}. Ответы посчитаны, уровня нет.",
    "DOES_NOT_DISCRIMINATE": "Не различает: половина и больше выбрали один и тот же край шкалы.",
    "APART_FROM_THE_REST": "Живёт своей жизнью: почти не связано с другими утверждениями той же практики.",
}


def rest(*, names: Sequence[str], more: int) -> str:
    return f"Остальные: {', '.join(names)}" + (f" и ещё {more}" if more else "")


def sign(*, is_higher: bool) -> str:
    return f"{_than_whole(is_higher=is_higher)}, различие не случайно"


def sign_meaning(*, is_higher: bool, points: str) -> str:
    return f"{_than_whole(is_higher=is_higher)}: различие не объяснить случаем и оно не меньше {points} баллов из 100"


def compared(*, made: int, higher: int, lower: int, no_material: int, cannot_tell: int) -> str:
    if not made:
        return ""
    noun = plural(made, "сравнение", "сравнения", "сравнений")
    words = f"Каждое число сравнили с числом показанного подразделения, в которое оно входит: {made} {noun}."
    if cannot_tell == made:
        return f"{words} Ни об одном нельзя сказать, выше оно или ниже: ответов для этого мало."
    return (
        f"{words} Выше — {higher}, ниже — {lower}; заметной разницы нет — {no_material}; сказать нельзя — "
        f"{cannot_tell}. Нет знака — не значит «так же»."
    )


def withheld_left(*, count: int) -> str:
    noun = plural(count, "скрытое подразделение", "скрытых подразделения", "скрытых подразделений")
    verb = plural(count, "вошло", "вошли", "вошло")
    return f"В таблицу не {verb} ещё {count} {noun}: с ними её трудно читать."


def splits_caption(*, group: str) -> str:
    return f"{group}: где внутри подразделения взгляды расколоты"


def splits_reading(*, group: str, split: int, judged: int, least: int) -> str:
    if not split:
        return f"{group}: внутри показанных подразделений взгляды не расколоты ни по одной практике."
    return (
        f"{group}: из {judged} пар «подразделение и практика», где ответили не меньше {least}, взгляды расколоты в "
        f"{split}: r*WG не больше 0,30, ответы разбросаны почти как наугад. Среднее там не описывает никого: "
        "обсудите, кто и что видит по-разному."
    )


def splits_more(*, count: int, of_one: int) -> str:
    return f"В таблице самые расколотые, не больше {of_one} строк на подразделение; есть ещё {count}."


def counts(*, group: str, submitted: int, valid: int) -> str:
    words = f"{group}: {plural(submitted, 'пришёл', 'пришли', 'пришло')} {_sheets(submitted)}"
    if submitted == valid:
        return f"{words}, {'он засчитан' if valid == 1 else 'засчитаны все'}."
    return f"{words}, {plural(valid, 'засчитан', 'засчитаны', 'засчитано')} {valid}."


def counts_rule(*, share: str) -> str:
    return f"Лист засчитывают, если в нём отвечено не меньше {share} вопросов, которые касаются человека."


def silent() -> str:
    return "Что думают те, кто не ответил, по этим листам узнать нельзя, и никакие веса этого не исправят."


def uniform(*, group: str, sheets: int, share: str, points: str, is_higher: bool, noteworthy: bool) -> str:
    words = f"{group}: почти один и тот же ответ на всё — {_sheets(sheets)}, {share}. Их не выбросили;"
    if noteworthy:
        return f"{words} без них общее число было бы на {points} балла {'выше' if is_higher else 'ниже'}."
    return f"{words} общее число они почти не сдвинули: на {points} балла из 100."


def weighed(*, groups: Sequence[str], how: Weighed) -> str:
    return f"{_together(groups)}: {_WEIGHED[how]}"


def part_of(share: Fraction) -> str:
    return _PARTS.get(share) or f"{round(100 * share)}{NBSP}%"


def released(*, group: str, sentence: Sentence, rests: int) -> str:
    told = sentence.numbers
    if sentence.verdict is Verdict.NOTHING_SHOWN:
        return f"{group}: не показано ничего, ответивших меньше {told['threshold']}."
    # The agency, shown wherever anything is, is left out of both numbers.
    words = f"{group}: {_of_units(told['offered'] - 1, told['shown'] - 1)}"
    hidden = _hidden(told["withheld_small"], told["withheld_in_consequence"], told["threshold"])
    words += f"; {hidden}." if hidden else "."
    if rests:
        verb, noun = plural(rests, "сложена", "сложены", "сложено"), plural(rests, "строка", "строки", "строк")
        words += f" Из малых {verb} {rests} {noun} «Остальные»."
    return f"{words} Самая малая группа, которую вообще можно выделить, — {_people(told['smallest_group'])}."


def determined(*, any_of_them: bool) -> str:
    if not any_of_them:
        return (
            "Ни одного ответа узнать точно нельзя, даже если сложить все числа отчёта: для этого вся группа должна "
            "была бы ответить одинаково."
        )
    return (
        "Ответ «можно узнать точно», когда все в группе ответили одинаково: тогда среднее группы и есть ответ каждого. "
        "Группы меньше названных выделить нельзя, так что это единодушие многих, а не чья-то тайна; и всё же не "
        "приписывайте такой ответ отдельному человеку. Счёт сделан с запасом: будто числа напечатаны без округления."
    )


def comparing(*, groups_floor: str, waves_floor: str, item: int, several: int, overall: int) -> Sequence[str]:
    return (
        (
            f"О различии говорят, когда верно и то, и другое: его не объяснить случаем, и оно не меньше {groups_floor} "
            f"баллов из 100 (от волны к волне — не меньше {waves_floor})."
        ),
        (
            "«Сказать нельзя» и «заметной разницы нет» — разные выводы: в первом случае ответов мало или они слишком "
            "разные, во втором разница, если и есть, меньше этих баллов."
        ),
        (
            f"Проверяют, когда ответов хватает: {item} на одно утверждение, {several} на несколько (практика, "
            f"критерий, раздел), {overall} на общее число. Где ответили все, проверять нечего: разница известна точно."
        ),
        (
            "Много сравнений сразу — много случайных находок. Поэтому сравнения судят семьями, все практики и разделы "
            "вместе: группа с группой, подразделения группы с целым, волна с волной. Среди названных различий одной "
            "семьи ложных в среднем не больше 5 из 100 (Бенджамини — Хохберг, тест Уэлча)."
        ),
        "Подразделение сравнивают с целым без него самого, а разницу называют с целым, которое напечатано.",
    )


def weighting() -> str:
    return (
        "Целое складывают из частей по числу людей в каждой. Вес одного ответа — от трети среднего веса до трёх "
        "средних; если численность известна не везде или веса вдвое увеличили бы дисперсию, все ответы весят "
        "одинаково."
    )


def resembling() -> str:
    return (
        "Интервал верен, если неответившие похожи на ответивших: чем больше ответило, тем он уже. Где ответили все, "
        "ошибки выборки нет."
    )


def census(*, group: str) -> str:
    return f"{group}: ответили все, ошибки выборки нет."


def reliability_reading(*, single: bool) -> str:
    words = (
        "Альфа и омега близки к 1, когда утверждения говорят об одном; ниже 0,70 читайте общее число осторожно: у "
        "разных практик своя история."
    )
    return (
        f"{words} У каждой практики здесь одно утверждение, поэтому посчитана только вся анкета." if single else words
    )


def remarks_reading() -> str:
    return "Уровень по этим утверждениям принимайте осторожно: на него влияет не только практика, но и сам вопрос."


def remark(*, flag: str, share: str) -> str:
    return _REMARKS[flag].format(share=share)


def remarks_more(*, count: int) -> str:
    return f"И ещё {count} {plural(count, 'замечание', 'замечания', 'замечаний')}."


def _than_whole(*, is_higher: bool) -> str:
    return "выше целого" if is_higher else "ниже целого"


def _sheets(count: int) -> str:
    return f"{count} {plural(count, 'лист', 'листа', 'листов')}"


def _people(count: int) -> str:
    return f"{count} {plural(count, 'человек', 'человека', 'человек')}"


def _of_units(units: int, shown: int) -> str:
    if not units:
        return "подразделений с ответами нет, показана организация в целом"
    if shown == units:
        return (
            f"показаны все подразделения с ответами, их {units}"
            if units > 1
            else "показано единственное подразделение с ответами"
        )
    noun = plural(units, "подразделения", "подразделений", "подразделений")
    return f"{plural(shown, 'показано', 'показаны', 'показано')} {shown} из {units} {noun} с ответами"


def _hidden(small_ones: int, consequence: int, threshold: int) -> str:
    lest = "чтобы малую группу нельзя было вычислить вычитанием"
    if not small_ones:
        return f"{_withheld(consequence)}, {lest}" if consequence else ""
    words = f"{_withheld(small_ones)}, там меньше {threshold} ответивших"
    return f"{words}, и ещё {consequence} — {lest}" if consequence else words


def _withheld(count: int) -> str:
    return f"{count} {plural(count, 'скрыто', 'скрыты', 'скрыто')}"


def _together(groups: Sequence[str]) -> str:
    return listed([groups[0], *(small(group) for group in groups[1:])])
