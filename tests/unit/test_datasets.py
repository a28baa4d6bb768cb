"""The data of the notebooks: real digits, CIFAR-10 from untrusted files, and the stand-in."""

import hashlib
import pickle
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from course_utils import datasets
from course_utils.datasets import DataError, cifar10
from course_utils.datasets.folder import DATA_VARIABLE

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _no_folder_named_outside(monkeypatch):
    monkeypatch.delenv(DATA_VARIABLE, raising=False)


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Return an empty folder that stands for data/."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return tmp_path


# Where data/ is found


def test_data_are_found_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert datasets.data_folder() == REPOSITORY / "data"


def test_a_kit_of_course_utils_and_data_side_by_side_needs_nothing_else(tmp_path):
    kit, elsewhere = tmp_path / "kit", tmp_path / "elsewhere"
    elsewhere.mkdir()
    without = shutil.ignore_patterns("__pycache__", "sample_class", "cifar-10-batches-py")
    for folder in ("course_utils", "data"):
        shutil.copytree(REPOSITORY / folder, kit / folder, ignore=without)
    probe = (
        f"import sys; sys.path.insert(0, {str(kit)!r})\n"
        "from course_utils.datasets import cifar10_or_stand_in, data_folder, load_digits\n"
        "print(data_folder(), load_digits()[0].shape, cifar10_or_stand_in(2).images.shape)"
    )
    run = subprocess.run(
        [sys.executable, "-c", probe], cwd=elsewhere, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == f"{kit / 'data'} (1797, 8, 8) (2, 32, 32, 3)"


def test_the_environment_variable_wins(data):
    assert datasets.data_folder() == data


def test_a_variable_that_names_no_folder_is_an_error_that_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "absent"))
    with pytest.raises(DataError, match=f"{DATA_VARIABLE} names .*absent.*[Uu]nset"):
        datasets.data_folder()


# Digits


def test_the_digits_are_the_published_ones():
    images, labels = datasets.load_digits()
    assert images.shape == (1797, 8, 8) and images.dtype == np.float64
    assert labels.shape == (1797,) and labels.dtype == np.int64
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert images.min() == 0 and images.max() == 16
    assert np.array_equal(images, np.round(images))
    # The mean of all pixels, as it is quoted for this data set.
    assert images.mean() == pytest.approx(4.884164579855314, rel=1e-12)
    assert images[0, :, 3].tolist() == [13, 15, 2, 0, 0, 0, 5, 13]


def test_the_readme_of_the_data_names_the_checksum_that_is_checked():
    content = (REPOSITORY / "data" / "digits.csv.gz").read_bytes()
    readme = (REPOSITORY / "data" / "DATASETS.md").read_text("utf-8")
    assert f"{len(content) // 1000} {len(content) % 1000:03} bytes" in readme
    assert hashlib.sha256(content).hexdigest() in readme


def test_the_split_is_fixed_and_loses_no_image():
    X_train, y_train, X_test, y_test = datasets.split_digits()
    assert X_train.shape == (1347, 64) and X_test.shape == (450, 64)
    images, labels = datasets.load_digits()
    together = np.column_stack([np.vstack([X_train, X_test]), np.concatenate([y_train, y_test])])
    whole = np.column_stack([images.reshape(1797, 64), labels])
    assert np.array_equal(together[np.lexsort(together.T)], whole[np.lexsort(whole.T)])
    assert all(np.bincount(y_test, minlength=10) >= 30)
    again = datasets.split_digits()
    assert all(map(np.array_equal, (X_train, y_train, X_test, y_test), again))
    assert y_test[:12].tolist() == [3, 3, 8, 8, 7, 2, 2, 4, 4, 2, 7, 9]


def test_missing_digits_are_an_error_that_says_what_to_do(data):
    with pytest.raises(DataError, match=r"cannot be read .*Copy `digits.csv.gz`"):
        datasets.load_digits()


@pytest.mark.parametrize("damage", ["cut short", "one byte changed", "empty"])
def test_damaged_digits_are_an_error_that_says_what_to_do(data, damage):
    content = (REPOSITORY / "data" / "digits.csv.gz").read_bytes()
    changed = bytes([content[5000] ^ 1])
    content = {
        "cut short": content[:-100],
        "one byte changed": content[:5000] + changed + content[5001:],
        "empty": b"",
    }[damage]
    (data / "digits.csv.gz").write_bytes(content)
    with pytest.raises(DataError, match=r"incomplete or was changed\. Copy"):
        datasets.load_digits()


# CIFAR-10


def python2_batch(values: bytes, labels: list[int], shape: tuple[int, int], *, fortran=False):
    """Return the bytes that Python 2 and NumPy 1 wrote for a batch of CIFAR-10."""

    def text(content: bytes) -> bytes:
        return b"U" + bytes([len(content)]) + content

    def number(n: int) -> bytes:
        return b"J" + struct.pack("<i", n)

    dtype = (
        b"cnumpy\ndtype\n" + text(b"u1") + b"K\x00K\x01\x87R"
        b"(K\x03" + text(b"|") + b"NNN" + number(-1) + number(-1) + b"K\x00tb"
    )
    array = (
        b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85" + text(b"b") + b"\x87R"
        b"(K\x01" + number(shape[0]) + number(shape[1]) + b"\x86" + dtype
    )
    array += (b"\x88" if fortran else b"\x89") + b"T" + struct.pack("<i", len(values))
    array += values + b"tb"
    listed = b"](" + b"".join(map(number, labels)) + b"e"
    entries = text(b"batch_label") + text(b"training batch 1 of 5")
    entries += text(b"labels") + listed + text(b"data") + array
    return b"\x80\x02}(" + entries + b"u."


@pytest.fixture
def batch(data, monkeypatch):
    """Return a function that makes a file the published first batch, whatever is in it."""
    monkeypatch.setattr(cifar10, "IMAGES_PER_BATCH", 20)
    folder = data / "cifar-10-batches-py"
    folder.mkdir()

    def publish(content: bytes, name: str = "data_batch_1") -> Path:
        monkeypatch.setitem(cifar10.MD5, name, hashlib.md5(content).hexdigest())
        (folder / name).write_bytes(content)
        return folder / name

    return publish


def small_batch(seed: int = 0) -> tuple[bytes, np.ndarray, list[int]]:
    random = np.random.default_rng(seed)
    rows = random.integers(0, 256, size=(20, 3072), dtype=np.uint8)
    labels = random.integers(0, 10, size=20).tolist()
    return python2_batch(rows.tobytes(), labels, rows.shape), rows, labels


def test_a_batch_is_read_as_python_itself_would_read_it(batch):
    content, rows, labels = small_batch()
    images, read = cifar10.read_batch(batch(content))
    trusted = pickle.loads(content, encoding="bytes")  # our own bytes
    assert np.array_equal(trusted[b"data"], rows) and trusted[b"labels"] == labels
    assert images.shape == (20, 32, 32, 3) and images.dtype == np.uint8
    assert read.tolist() == labels and read.dtype == np.int64
    # The value at (row, column, colour) of an image stands at 1024·colour + 32·row + column.
    for place, (row, column, colour) in (
        (5, (0, 5, 0)),
        (1024 + 64, (2, 0, 1)),
        (3071, (31, 31, 2)),
    ):
        assert np.array_equal(images[:, row, column, colour], rows[:, place])


def test_an_array_in_the_order_of_columns_is_read_too(batch):
    _, rows, labels = small_batch()
    content = python2_batch(rows.tobytes(order="F"), labels, rows.shape, fortran=True)
    images, _ = cifar10.read_batch(batch(content))
    assert np.array_equal(images[:, 0, :, 0], rows[:, :32])


def test_batches_are_put_one_after_the_other_under_a_progress_bar(batch):
    first, second = small_batch(1), small_batch(2)
    batch(first[0], "data_batch_1")
    batch(second[0], "test_batch")
    seen = []

    def bar(names):
        for name in names:
            yield name
            seen.append(name)

    both = datasets.load_cifar10(("data_batch_1", "test_batch"), progress=bar)
    assert seen == ["data_batch_1", "test_batch"]
    assert both.images.shape == (40, 32, 32, 3)
    assert both.labels.tolist() == first[2] + second[2]
    assert both.classes[6] == "frog" and "real CIFAR-10" in both.source


def test_all_five_training_batches_are_the_default(batch):
    for k in range(1, 6):
        batch(small_batch(k)[0], f"data_batch_{k}")
    assert datasets.load_cifar10().images.shape == (100, 32, 32, 3)


def test_an_unknown_batch_is_refused_by_name():
    with pytest.raises(ValueError, match="data_batch_6"):
        datasets.load_cifar10(("data_batch_6",))


def test_the_real_images_are_used_where_they_are(batch):
    content, _, labels = small_batch()
    batch(content)
    found = datasets.cifar10_or_stand_in(8)
    assert "real CIFAR-10" in found.source
    assert found.labels.tolist() == labels[:8] and found.images.shape == (8, 32, 32, 3)


def test_a_folder_without_its_first_batch_is_no_reason_to_stand_in(batch, data):
    with pytest.raises(DataError, match=r"data_batch_1 cannot be read .*unpack it"):
        datasets.cifar10_or_stand_in(8)


def test_missing_cifar10_says_where_to_get_it(data):
    with pytest.raises(DataError, match=r"cifar-10-python\.tar\.gz .*unpack it"):
        datasets.load_cifar10()


def test_a_truncated_batch_says_how_much_is_there(batch):
    content, _, _ = small_batch()
    path = batch(content)
    path.write_bytes(content[:50_000])
    with pytest.raises(DataError, match=r"incomplete: 50,000 bytes\. Get http.* again"):
        cifar10.read_batch(path)


def test_a_changed_batch_is_not_opened(batch, monkeypatch):
    content, _, _ = small_batch()
    path = batch(content)
    path.write_bytes(content[:-9] + b"X" + content[-8:])
    monkeypatch.setattr(cifar10, "_InertUnpickler", None)  # would fail if it were asked
    with pytest.raises(DataError, match="not the published file"):
        cifar10.read_batch(path)


RAN: list[str] = []


class Evil:
    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


def padded(content: bytes) -> bytes:
    """Return a pickle followed by enough bytes to pass for a whole batch."""
    return content + bytes(20 * 3072)


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps(Evil(RAN.append, "ran"), protocol=2),
        pickle.dumps(Evil(exec, "raise SystemExit('ran')"), protocol=2),
        pickle.dumps(Evil(np.load, "x"), protocol=2),
        pickle.dumps({b"data": Evil(getattr, "text", "upper")}, protocol=2),
        b"cnumpy.core.multiarray\nscalar\n.",
        b"cbuiltins\neval\n.",
        b"Pelsewhere\n.",
    ],
    ids=["append", "exec", "np.load", "nested", "scalar", "eval", "persistent"],
)
def test_a_pickle_that_asks_for_anything_else_is_refused(batch, content):
    path = batch(padded(content))
    with pytest.raises(DataError, match=r"not a batch of CIFAR-10: it (asks|refers)"):
        cifar10.read_batch(path)
    assert RAN == []


def array_like(**changes) -> bytes:
    settings = {"values": bytes(20 * 3072), "labels": [3] * 20, "shape": (20, 3072)} | changes
    return python2_batch(settings["values"], settings["labels"], settings["shape"])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (array_like(labels=[3] * 19), "for each of its labels"),
        (array_like(labels=[10] * 20), "numbers 0 to 9"),
        (array_like(labels=[-1] * 20), "numbers 0 to 9"),
        (array_like(shape=(2_000_000_000, 3072)), "for each of its labels"),
        (array_like(shape=(3072, 20)), "for each of its labels"),
        (array_like(values=bytes(20 * 3072 + 1)), "for each of its labels"),
        (array_like().replace(b"U\x02u1", b"U\x02O8"), "unsigned bytes"),
        (array_like().replace(b"U\x04data", b"U\x04dada"), "not an array"),
        (array_like().replace(b"U\x06labels", b"U\x06lapels"), "numbers 0 to 9"),
        (padded(pickle.dumps([1, 2], protocol=2)), "no dict"),
        (padded(pickle.dumps({b"labels": []}, protocol=2)[:-4] + b"."), "not a batch"),
        (padded(b"\x80\x02}"), "not a batch"),
    ],
)
def test_a_pickle_of_plain_values_that_is_no_batch_is_refused(batch, content, reason):
    with pytest.raises(DataError, match=reason):
        cifar10.read_batch(batch(content))


def test_whatever_the_bytes_are_the_error_is_the_one_that_helps(batch):
    content, _, _ = small_batch()
    random = np.random.default_rng(0)
    head = content.index(b"K\x00tb") + 12  # everything but the values of the images
    for _ in range(300):
        damaged = bytearray(content)
        for place in random.integers(head, size=random.integers(1, 4)):
            damaged[place] = random.integers(256)
        try:
            images, _ = cifar10.read_batch(batch(bytes(damaged)))
        except DataError:
            continue
        assert images.dtype == np.uint8 and images.shape[1:] == (32, 32, 3)


# The stand-in


def test_the_stand_in_is_used_and_says_so(data):
    found = datasets.cifar10_or_stand_in(30)
    assert "NOT photographs" in found.source and "cifar-10-batches-py" in found.source
    assert len(found.classes) == 10
    assert np.array_equal(found.images, datasets.cifar10_stand_in(30)[0])


def test_the_stand_in_has_the_shape_of_cifar10_and_is_the_same_every_time():
    images, labels = datasets.cifar10_stand_in(300)
    assert images.shape == (300, 32, 32, 3) and images.dtype == np.uint8
    assert labels.dtype == np.int64 and set(labels.tolist()) == set(range(10))
    fewer = datasets.cifar10_stand_in(7)
    assert np.array_equal(fewer[0], images[:7]) and np.array_equal(fewer[1], labels[:7])
    assert images[[0, 299], ::31, 16].tolist() == [
        [[119, 41, 90], [118, 164, 140]],
        [[187, 255, 185], [103, 170, 98]],
    ]
    assert labels[:8].tolist() == [7, 6, 2, 2, 7, 1, 0, 4]


def test_images_of_one_kind_are_correlated_and_those_of_two_are_not():
    images, labels = datasets.cifar10_stand_in(300)
    alike = np.corrcoef(datasets.as_rows(images))
    same = labels[:, None] == labels
    np.fill_diagonal(same, False)
    assert alike[same].mean() > 0.35
    assert abs(alike[labels[:, None] != labels].mean()) < 0.1


def test_random_numbers_elsewhere_are_left_alone():
    before = np.random.get_state()[1].copy()  # noqa: NPY002 - this is the generator to be left alone
    datasets.cifar10_stand_in(3)
    datasets.split_digits()
    assert np.array_equal(before, np.random.get_state()[1])  # noqa: NPY002


@pytest.mark.parametrize("examples", [0, -1, 10_001])
def test_a_number_of_examples_out_of_range_is_refused(data, examples):
    with pytest.raises(ValueError, match="1 to 10000"):
        datasets.cifar10_or_stand_in(examples)


# Rows


def test_rows_are_float_copies_with_a_last_column_of_ones():
    images = np.arange(24, dtype=np.uint8).reshape(2, 2, 2, 3)
    rows = datasets.as_rows(images)
    assert rows.dtype == np.float64 and rows.shape == (2, 12)
    rows[:] = 0
    assert images[0, 0, 0, 1] == 1
    X = datasets.append_ones(np.full((3, 2), 7))
    assert X.dtype == np.float64 and X.tolist() == [[7.0, 7.0, 1.0]] * 3
