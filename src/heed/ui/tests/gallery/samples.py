"""Made-up content for the gallery."""

from heed.ui.figures import (
    DotRow,
    OrderedGroup,
    Part,
    Window,
    bars,
    direction,
    distribution,
    dots,
    ordered_bars,
    strip,
)
from heed.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    Divider,
    EmailField,
    FileField,
    IntegerField,
    QuestionForm,
    SeveralField,
    TextAreaField,
    TextField,
)

WEATHER = [
    Choice("very-calm", "Very calm", picture="very-calm"),
    Choice("calm", "Calm", picture="calm"),
    Choice("in-between", "In between", picture="in-between"),
    Choice("stormy", "Stormy", picture="stormy"),
    Choice("very-stormy", "Very stormy", picture="very-stormy"),
    Choice("dont-know", "I don't know"),
]
CAUSES = [
    Choice("noise", "Noise", picture="noise"),
    Choice("staff", "Staff", hint="How many there are, or how they are"),
    Choice("food", "Food"),
    Divider("or"),
    Choice("dont-know", "I don't know", exclusive=True),
]
LABELS = ["Very calm", "Calm", "In between", "Stormy", "Very stormy"]


class Radios(QuestionForm):
    danger = ChoiceField(
        label="Is anyone in danger now?",
        help_text="We read this once a day.",
        heading=True,
        items=[
            Choice("yes", "Yes", picture="yes"),
            Choice("no", "No", hint="Nobody is in danger"),
            Choice("not-sure", "I am not sure"),
        ],
    )


class Several(QuestionForm):
    causes = SeveralField(label="What plays a part?", heading=True, items=CAUSES)


class TextArea(QuestionForm):
    words = TextAreaField(
        label="What happened?",
        help_text="Do not write names.",
        heading=True,
        limit=400,
    )


class Date(QuestionForm):
    day = DateField(
        label="When did it happen?", help_text="For example, 27 3 2026", heading=True
    )


class Text(QuestionForm):
    name = TextField(label="What is the ward called?", heading=True)
    beds = IntegerField(label="How many beds?", suffix="beds", min_value=1)
    email = EmailField(label="Your email address")


class File(QuestionForm):
    sheet = FileField(label="Choose a spreadsheet", accept=".csv,.xlsx")


FORMS = {
    "radios": Radios,
    "several": Several,
    "textarea": TextArea,
    "date": Date,
    "text": Text,
    "file": File,
}

CONTENT = {
    "columns": [
        {"text": "Ward", "sort_url": "?sort=ward", "sorted": "ascending"},
        {"text": "Answers", "numeric": True, "sort_url": "?sort=answers"},
        {"text": "State"},
    ],
    "table": [
        [{"text": "Alder", "href": "/"}, 12, {"text": "Read", "colour": "green"}],
        [{"text": "Birch", "href": "/"}, 3, {"text": "Unread", "colour": "orange"}],
    ],
    "summary": [
        {"key": "How it feels", "value": "Stormy", "change_url": "/"},
        {"key": "What happened", "words": "Line one.\nLine two.", "change_url": "/"},
        {"key": "When", "value": "Not said"},
    ],
    "trail": [{"text": "Start", "href": "/"}, {"text": "Wards", "href": "/staff/"}],
    "filters": [
        {"text": "Unread", "href": "?unread", "current": True, "count": 3},
        {"text": "All", "href": "?all", "current": False},
    ],
}


def figures() -> dict:
    """One of each figure, including a withheld count and windows without entries."""
    counts = [1, 5, 3, 2, 1]
    windows = [
        Window(
            f"{day} March, {shift}",
            str(day),
            None if day % 5 == 3 else 1 + (day * 7) % 5,
            0 if day == 3 else None if day == 8 else 6,
        )
        for day in range(1, 15)
        for shift in ["day"]
    ]
    windows[12] = Window("13 March, day", "13")
    parts = [Part(*pair) for pair in zip(LABELS, counts, strict=True)]
    few = Part("Very stormy", None)
    return {
        "figures": [
            distribution(title="How the ward felt", parts=parts, skipped=2),
            distribution(
                title="How another ward felt",
                parts=[*parts[:4], few],
            ),
            direction(title="Where it is going", better=4, same=5, worse=3),
            strip(title="The last two weeks", levels=LABELS, windows=windows),
            bars(
                title="What played a part",
                parts=[Part("Noise", 7), Part("Staff", 4), Part("Food", None)],
                base=12,
                several=True,
            ),
            *survey_figures(),
        ]
    }


def survey_figures() -> list:
    """Figures of a survey, one group withheld."""
    answers = ["Very easy", "Easy", "Neither", "Difficult", "Very difficult"]
    hidden = OrderedGroup("Staff", [None] * 5, [None] * 5, "9 people")
    return [
        ordered_bars(
            title="How easy it is to raise a concern",
            sentence="Service users and carers: 76.8% on the side of “Very difficult”.",
            answers=answers,
            groups=[
                OrderedGroup(
                    "Service users and carers",
                    [1.1, 4.2, 16.8, 36.8, 40.0],
                    [1, 4, 16, 35, 38],
                    "95 people",
                ),
                hidden,
            ],
        ),
        dots(
            title="Who finds it hard",
            sentence="Service users and carers 76.8%, 67.4 to 84.2%.",
            rows=[
                DotRow("Service users and carers", 76.8, 67.4, 84.2, "95 people"),
                DotRow("Staff", None, None, None, "9 people"),
            ],
        ),
    ]
