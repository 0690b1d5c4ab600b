"""`--bulk`: the same pages, read faster."""

import json

from installed import Program

import rashomon

PAGES = ("examples/night-train/pages/05.html", "examples/night-train/pages/01.txt")


def test_bulk_is_an_option_of_the_run_and_stands_in_the_dossier(program: Program) -> None:
    done = program("read", "--one-story", "--bulk", "-q", "-f", "json", *PAGES)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["made_by"]["options"]["bulk"] == "true"


def test_in_bulk_an_article_has_title_date_and_body(examples) -> None:
    page = examples / "night-train" / "pages" / "05.html"
    quick, careful = (rashomon.read(page, bulk=bulk, vectors=False).singles[0] for bulk in (True, False))
    assert (quick.text, quick.title, quick.published) == (careful.text, careful.title, careful.published)
    assert all(quick.text[start:end].strip() for start, end in quick.body)
