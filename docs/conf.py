"""Sphinx configuration: no network, warnings are errors (see the Makefile)."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from stmtdiff import __version__  # noqa: E402 - the path has to come first

project = "stmtdiff"
author = "The stmtdiff authors"
copyright = author  # noqa: A001 - Sphinx names it so
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
exclude_patterns = ["_build"]
# In docstrings, single backticks are code.
default_role = "literal"

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_use_unqualified_type_names = True
# Types of other projects: without the network there is nothing to link them to.
nitpick_ignore_regex = [
    ("py:.*", r"(builtins\.|collections\.abc\.|typing\.|datetime\.|dt\.|os\.|enum\.|t\.).*"),
    ("py:.*", r"(Any|Callable|Executor|Iterable|Iterator|Literal|Mapping|Sequence|StrEnum|T)"),
    ("py:.*", r"(bool|bytes|dict|float|int|list|object|str|tuple|None)"),
    # Documented under its own module, or in words; not part of the interface.
    ("py:.*", r"Record|Side"),
    ("py:.*", r"stmtdiff\.[a-z_]+\..*"),
]

doctest_global_setup = f"import os; os.chdir({str(ROOT)!r})"
doctest_test_doctest_blocks = ""

html_theme = "furo"
html_title = f"stmtdiff {__version__}"
html_copy_source = False
html_show_copyright = False
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True


def _keep_sentence(app, what, *rest):  # noqa: ARG001
    """Keep napoleon from taking "The paragraphs: what is compared." for a type and its text."""
    lines = rest[-1]
    if what == "property":
        lines[:0] = ["..", ""]


def setup(app):
    """Register the hook, in front of napoleon's (priority 500)."""
    app.connect("autodoc-process-docstring", _keep_sentence, priority=400)
