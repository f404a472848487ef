"""Sets a fresh machine up: both virtual environments, and what the tests need beside them.

Run by any Python 3.8+ before anything is installed, so only the standard library is used here.
    python3 -m nuanling.bootstrap app [rasa] [tests]
"""

from __future__ import annotations

import glob
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TORCH = "torch==2.13.0"
_STAMP = "nuanling-requirements"
_ENVIRONMENTS = {
    "app": (ROOT / ".venv", ["app.txt", "dev.txt"]),
    "rasa": (ROOT / ".venv-rasa", ["rasa.txt", "rasa-dev.txt"]),
}


class SetupError(Exception):
    """Set-up cannot go on; the text says what is missing and what to do."""


def main(parts: list[str]) -> int:
    """Set the named parts up, side by side: pip waits for the network most of the time."""
    makers = {"app": _app, "rasa": _rasa, "tests": _tests}
    with ThreadPoolExecutor() as pool:
        making = [pool.submit(makers[part]) for part in parts or ["app", "rasa"]]
    status = 0
    for one in making:
        try:
            one.result()
        except SetupError as error:
            _say(str(error))
            status = 2
    return status


def find_python(versions: list[str]) -> str:
    """Return an interpreter of one of these versions, the first one wished for first.

    Looks beside pyenv (whose shims may exit 127), on PATH, and with uv.
    """
    for version in versions:
        folders = [os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")]
        found = sorted(glob.glob(f"{folders[0]}/versions/{version}.*/bin/python{version}"))
        found += [path for path in [shutil.which(f"python{version}")] if path]
        if uv := shutil.which("uv"):
            asked = [uv, "python", "find", version]
            found += subprocess.run(asked, capture_output=True, text=True).stdout.split()
        for candidate in reversed(found):
            if _is_version(candidate, version):
                return candidate
    wanted = " or ".join(versions)
    raise SetupError(
        f"No Python {wanted} was found. Install one (Debian: apt-get install python3.11 "
        f"python3.11-venv; anywhere: `uv python install {versions[0]}` or "
        f"`pyenv install {versions[0]}`), then run this again."
    )


def is_set_up(part: str) -> bool:
    """Tell whether the environment of a part (app or rasa) holds what is pinned now."""
    folder, files = _ENVIRONMENTS[part]
    stamp = folder / _STAMP
    return stamp.exists() and stamp.read_text() == _wanted(folder, files)


def _app() -> None:
    _environment(*_ENVIRONMENTS["app"], find_python(["3.11", "3.12", "3.13"]), torch=True)


def _rasa() -> None:
    _environment(*_ENVIRONMENTS["rasa"], find_python(["3.10"]))


def _wanted(folder: Path, files: list[str]) -> str:
    texts = [(ROOT / "requirements" / name).read_bytes() for name in files]
    return hashlib.sha256(b"".join([*texts, str(folder).encode(), TORCH.encode()])).hexdigest()


def _environment(folder: Path, files: list[str], python: str, *, torch: bool = False) -> None:
    """Make a virtual environment that holds exactly what the pinned files name."""
    wanted = _wanted(folder, files)
    stamp = folder / _STAMP
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if shutil.disk_usage(ROOT).free < 4_000_000_000:
        raise SetupError(f"{ROOT} needs 4 GB of free disk for {folder.name}: make room.")
    _say(f"正在准备 {folder.name}（只在第一次或依赖变化时）…")
    if not (folder / "bin" / "python").exists():
        _run([python, "-m", "venv", "--clear", str(folder)])
    inside = str(folder / "bin" / "python")
    pip = [inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "wheel"])
    if torch:
        _install_torch(inside, pip)
    for name in files:
        _run([*pip, "-r", str(ROOT / "requirements" / name)])
    if torch:
        editable = [
            "--no-deps",
            "--no-build-isolation",
            "--config-settings",
            "editable_mode=compat",
        ]
        _run([*pip, *editable, "-e", str(ROOT)])
    stamp.write_text(wanted)
    _say(f"{folder.name} 已就绪")


def _install_torch(inside: str, pip: list[str]) -> None:
    """Install the CPU build of torch and never the CUDA one, which is gigabytes of dead weight."""
    if subprocess.run([inside, "-c", "import torch"], capture_output=True).returncode == 0:
        return
    if platform.system() != "Linux":
        _run([*pip, TORCH])  # builds for other systems have no CUDA in them
        return
    cpu = subprocess.run([*pip, f"{TORCH}+cpu"], capture_output=True)
    if cpu.returncode == 0:
        return
    # uv knows where PyTorch's own CPU builds lie; the general index has only the CUDA build.
    _run([*pip, "uv"])
    uv = str(Path(inside).with_name("uv"))
    done = subprocess.run(
        [uv, "pip", "install", "--quiet", "--python", inside, "--torch-backend", "cpu", TORCH]
    )
    if done.returncode != 0:
        raise SetupError(
            f"The CPU build of {TORCH} was not found. Add PyTorch's CPU package index to pip "
            "(pytorch.org, Get Started, CPU) through PIP_EXTRA_INDEX_URL and run this again; "
            "the CUDA build is never installed."
        )


def _tests() -> None:
    """Install what the tests need beside Python: a browser, Chinese fonts, PostgreSQL, prism."""
    missing = [
        package
        for package, present in {
            "chromium": bool(shutil.which("chromium")),
            "fonts-noto-cjk": bool(glob.glob("/usr/share/fonts/opentype/noto/NotoSansCJK*")),
            "postgresql": bool(glob.glob("/usr/lib/postgresql/*/bin/initdb")),
            "npm": bool(shutil.which("npm")),
        }.items()
        if not present
    ]
    if missing:
        if not shutil.which("apt-get") or os.geteuid() != 0:
            raise SetupError(
                f"The tests need {', '.join(missing)}: install them and run this again."
            )
        _say(f"正在安装测试所需的 {'、'.join(missing)} …")
        _run(["apt-get", "update", "-qq"])
        _run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
            DEBIAN_FRONTEND="noninteractive",
        )
    lock = ROOT / "package-lock.json"
    stamp = ROOT / "node_modules" / f".{_STAMP}"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"])
        stamp.write_text(wanted)


def _run(command: list[str], **environment: str) -> None:
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        raise SetupError(
            f"`{' '.join(command[:6])} …` failed with status {done.returncode}: "
            "its messages above say why; mend that and run this again."
        )


def _is_version(candidate: str, version: str) -> bool:
    code = "import sys, venv; print('%d.%d' % sys.version_info[:2])"
    try:
        asked = subprocess.run([candidate, "-c", code], capture_output=True, text=True)
    except OSError:
        return False
    return asked.stdout.strip() == version


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - progress for the terminal


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
