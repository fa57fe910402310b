"""Somebody who takes minutes in a browser, with the hour of the page's own clock passing as fast as the test likes."""

from random import Random

from playwright.sync_api import BrowserContext, Page, expect

SOON_MS = 1500  # a little more than the page waits after the last key
LATER_MS = 9000  # a little more than it waits before it looks what others wrote
# Types at the end of one of the lines; `which` says of which, from the first (0) to the last (1). In one step, so that
# no answer of the office comes between the choice of the line and the words.
TYPE_AT_THE_END_OF_A_LINE = """(field, [which, words]) => {
    const lines = field.value.split("\\n");
    const at = lines.slice(0, 1 + Math.floor(which * lines.length)).join("\\n").length;
    field.focus();
    field.setSelectionRange(at, at);
    document.execCommand("insertText", false, words);
}"""


class MinuteTaker:
    """Types sentences of words that nobody else types, so that a lost one is found."""

    def __init__(self, name: str, page: Page, chance: Random) -> None:
        self.name, self.page, self.chance = name, page, chance
        self.words: list[str] = []
        self.is_away = False

    @property
    def context(self) -> BrowserContext:
        return self.page.context

    def lose_signal(self, *, is_away: bool) -> None:
        self.context.set_offline(is_away)
        self.is_away = is_away

    def type(self, item: int, minute: int) -> None:
        """A new line somewhere, or some words more at the end of a line that is there."""
        word = f"{self.name}-{minute}"
        which = self.chance.random()
        words = f"\n{word} dicatat." if self.chance.random() < 0.7 else f" {word}"
        self.page.locator("textarea[name=text]").nth(item).evaluate(TYPE_AT_THE_END_OF_A_LINE, [which, words])
        self.words.append(word)

    def wait(self, milliseconds: int) -> None:
        """So much of the hour passes; what was typed meanwhile goes to the office."""
        self.page.clock.fast_forward(milliseconds)

    def settle(self) -> None:
        """Until everything typed is stored, or the screen says that the office did not answer."""
        states = self.page.locator("[data-minutes-state]")
        expect(states.filter(has_text="Menyimpan")).to_have_count(0)
        if not self.is_away:
            expect(states.filter(has_text="Kantor belum menjawab")).to_have_count(0)

    def read_again(self) -> list[str]:
        """Every word that the office holds."""
        self.page.reload()
        fields: list[str] = self.page.locator("textarea[name=text]").evaluate_all("all => all.map(one => one.value)")
        return " ".join(fields).replace(".", " ").split()
