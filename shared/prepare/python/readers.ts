/** How the script reads the files of a recipe: a function for each kind, which takes a file's name and the path of an array. */
import { PLACE, SMALLEST_SIDE } from '../series';
import type { SourceKind } from '../source';

const MATCHING = `def matching(keys, pattern):
    pattern = re.compile('[^/]*'.join(re.escape(part) for part in pattern.split('*')))
    by_number = lambda key: [int(part) if part.isdigit() else part for part in re.split(r'(\\d+)', key)]
    return sorted((key for key in keys if pattern.fullmatch(key)), key=by_number)`;

const JOINED = `def joined(parts):
    return parts[0] if len(parts) == 1 else np.concatenate(parts)`;

const NPY = `def npy(name, path):
    return np.load(name)`;

const NPZ = `def npz(name, path):
    with np.load(name) as arrays:
        return joined([arrays[key] for key in matching(arrays.files, path)])`;

const HDF5 = `def hdf5(name, path):
    import h5py
    try:
        import hdf5plugin  # for compressions that h5py lacks, such as bitshuffle
    except ImportError:
        hdf5plugin = None
    with h5py.File(name, 'r') as held:
        found = ['']
        for part in path.strip('/').split('/'):
            found = [f'{group}/{key}' for group in found for key in matching(held[group or '/'], part)]
        parts = []
        for key in found:
            try:
                parts.append(plain(held[key][()]))
            except KeyError:
                if '*' not in path:
                    raise
            except OSError as error:
                if hdf5plugin is None:
                    sys.exit(f'{name}: {error}. If its compression is missing: pip install hdf5plugin')
                raise
        return joined(parts)`;

const PLAIN = `def plain(values):
    """MATLAB's complex numbers are pairs."""
    names = getattr(values.dtype, 'names', None)
    return values[names[0]] + 1j * values[names[1]] if names in (('real', 'imag'), ('r', 'i')) else values`;

const TABLE = `def table(name, path):
    """Columns of numbers, as CSV or separated by spaces, with or without a header."""
    rows, split = [], None
    with open(name, encoding='utf-8-sig') as lines:
        for line in map(str.strip, lines):
            if not line or line[0] in '#%!':
                continue
            cells = split or cells_of(line)
            try:
                rows.append([float(re.sub('[dD]', 'e', cell)) for cell in cells(line)])
                split = cells
            except ValueError:
                if rows:
                    raise
    return np.array(rows)`;

const CELLS_OF = `def cells_of(line):
    """What divides such a line. With \`;\`, a comma may be the decimal mark."""
    mark = next((one for one in ';\\t,' if one in line), None)
    decimal = mark != ',' and mark is not None and '.' not in line and re.search(r'\\d,\\d', line)

    def cells(line):
        parts = [part.strip().strip('"\\'') for part in line.split(mark)]
        parts = parts[:-1] if parts[-1] == '' else parts
        return [part.replace(',', '.') for part in parts] if decimal else parts
    return cells`;

const TIFF = `def tiff(name, path):
    """All pages: not compressed, or by LZW, deflate or PackBits."""
    with open(name, 'rb') as file:
        data = file.read()
    order = '<' if data[:2] == b'II' else '>'
    pages, at = [], first_page(data, order)
    while at:
        tags, at = tags_of(data, order, at)
        pages.append(tags)
    first = pages[0]
    one = lambda tag, otherwise: first.get(tag, [otherwise])[0]
    height, width, samples = one(257, 0), one(256, 0), one(277, 1)
    dtype = np.dtype(f"{order}{'-uif'[one(339, 1)]}{one(258, 1) // 8}")
    if one(259, 1) not in UNPACK or one(317, 1) > 2 or (samples > 1 and one(284, 1) > 1):
        import tifffile  # for other compressions, such as Zstandard
        with tifffile.TiffFile(name) as file:
            return np.stack([page.asarray() for page in file.pages])
    images = re.search(rb'\\AImageJ=.*^images=(\\d+)$', bytes(first.get(270, b'')), re.M | re.S)
    if images and len(pages) == 1 and one(259, 1) == 1 and int(images[1]) > 1:
        shape = (int(images[1]), height, width, samples)
        stack = np.frombuffer(data, dtype, int(np.prod(shape)), first[273][0]).reshape(shape)
    else:
        stack = np.stack([page_of(data, tags, (height, width, samples), dtype) for tags in pages])
    stack = stack.astype(dtype.newbyteorder('='))
    return stack if samples > 1 else stack[..., 0]


UNPACK = {
    1: lambda raw: raw, 5: lambda raw: lzw(raw), 8: lambda raw: zlib.decompress(raw),
    32946: lambda raw: zlib.decompress(raw), 32773: lambda raw: packbits(raw),
}`;

const FIRST_PAGE = `def first_page(data, order):
    big = struct.unpack_from(order + 'H', data, 2)[0] == 43
    return struct.unpack_from(order + ('Q' if big else 'I'), data, 8 if big else 4)[0]`;

const TAGS_OF = `def tags_of(data, order, at):
    """The numbers of a page's tags, and where the next page is."""
    big = struct.unpack_from(order + 'H', data, 2)[0] == 43
    count, word, size = ('Q', 'Q', 8) if big else ('H', 'I', 4)
    n = struct.unpack_from(order + count, data, at)[0]
    at += struct.calcsize(order + count)
    found = {}
    for _ in range(n):
        tag, kind, many = struct.unpack_from(order + 'HH' + word, data, at)
        letter = {1: 'B', 2: 'B', 3: 'H', 4: 'I', 16: 'Q'}.get(kind)
        if letter:
            values, place = f'{order}{many}{letter}', at + 4 + size
            if struct.calcsize(values) > size:
                place = struct.unpack_from(order + word, data, place)[0]
            found[tag] = struct.unpack_from(values, data, place)
        at += 4 + 2 * size
    return found, struct.unpack_from(order + word, data, at)[0]`;

const PAGE_OF = `def page_of(data, tags, shape, dtype):
    """A page from its strips or tiles."""
    height, width, samples = shape
    tiled = 324 in tags
    wide, high = (tags[322][0], tags[323][0]) if tiled else (width, min(height, tags.get(278, [height])[0]))
    offsets, counts = (tags[324], tags[325]) if tiled else (tags[273], tags[279])
    across = -(-width // wide)
    out = np.zeros(shape, dtype)
    for i, (start, length) in enumerate(zip(offsets, counts)):
        row, column = i // across * high, i % across * wide
        rows = high if tiled else min(high, height - row)
        raw = UNPACK[tags.get(259, [1])[0]](data[start:start + length])
        block = np.frombuffer(raw, dtype, rows * wide * samples).reshape(rows, wide, samples)
        if tags.get(317, [1])[0] == 2:
            block = np.cumsum(block, axis=1, dtype=dtype.newbyteorder('='))
        part = block[:height - row, :width - column]
        out[row:row + part.shape[0], column:column + part.shape[1]] = part
    return out`;

const LZW = `def lzw(raw):
    start = [bytes([i]) for i in range(256)] + [b'', b'']
    words, size, last, held, bits, out = start[:], 9, None, 0, 0, bytearray()
    for byte in raw:
        held, bits = (held << 8 | byte) & 0xffffff, bits + 8
        if bits < size:
            continue
        bits -= size
        code = held >> bits & (1 << size) - 1
        if code == 257:
            break
        if code == 256:
            words, size, last = start[:], 9, None
            continue
        word = words[code] if code < len(words) else last + last[:1]
        out += word
        if last is not None:
            words.append(last + word[:1])
        last = word
        size = min(12, (len(words) + 1).bit_length())
    return bytes(out)`;

const PACKBITS = `def packbits(raw):
    out, at = bytearray(), 0
    while at < len(raw):
        n, at = raw[at], at + 1
        if n < 128:
            out, at = out + raw[at:at + n + 1], at + n + 1
        elif n > 128:
            out, at = out + raw[at:at + 1] * (257 - n), at + 1
    return bytes(out)`;

const SERIES = `def series(reader):
    """Reads numbered files as one: images are stacked, other arrays joined, and a number that is the same in all stays one."""
    def read(names, path):
        if path == '${PLACE}':
            return places_of(names)
        parts = [np.asarray(reader(name, path)) for name in names]
        first = parts[0]
        if first.ndim < 2 and first.size == 1:
            values = np.concatenate([part.ravel() for part in parts])
            return values if np.any(values != values[0]) else first
        return np.stack(parts) if first.ndim == 2 and min(first.shape) >= ${SMALLEST_SIDE} else np.concatenate(parts)
    return read`;

const PLACES_OF = `def places_of(names):
    """Where each file belongs by its number, from 0 for the first."""
    numbers = np.array([[int(part) for part in re.findall(r'\\d+', stem_of(name))] for name in names])
    numbers = numbers[:, np.any(numbers != numbers[0], axis=0)][:, -1]
    return numbers - numbers[0]`;

const STEM_OF = `def stem_of(name):
    return os.path.splitext(os.path.basename(name))[0]`;

const NUMBER = `def number(file, path, index, attribute=None):
    if attribute is None:
        return float(np.ravel(read(file, path))[index])
    import h5py
    with h5py.File(first_of(file), 'r') as held:
        return float(np.ravel(held[path].attrs[attribute])[index])`;

const OF_DETECTOR = `def of_detector(file, path, beside=None):
    """A mask or dark frame. MATLAB stores it with its columns first, as it does the patterns; those in \`beside\` are left so."""
    array = read(file, path)
    turned = columns_first(file, path) and not (beside and columns_first(*beside))
    return array.swapaxes(-1, -2) if turned else array`;

const COLUMNS_FIRST = `def columns_first(file, path):
    with open(first_of(file), 'rb') as start:
        start = start.read(10)
    if start == b'MATLAB 7.3' or '*' in path:
        return start == b'MATLAB 7.3'
    import h5py
    if not h5py.is_hdf5(first_of(file)):
        return False
    with h5py.File(first_of(file), 'r') as held:
        return 'MATLAB_class' in held[path].attrs`;

const FIRST_OF = `def first_of(file):
    name = FILES[file - 1]
    return name if isinstance(name, str) else name[0]`;

const READ = `def read(file, path):
    """An array; a * in its path joins all that match, in the order of their numbers."""
    return READERS[file - 1](FILES[file - 1], path)`;

/** By their names. */
export const READING: { readonly [name: string]: string } = {
  ...{ matching: MATCHING, joined: JOINED, plain: PLAIN, cells_of: CELLS_OF },
  ...{ first_page: FIRST_PAGE, tags_of: TAGS_OF, page_of: PAGE_OF, lzw: LZW, packbits: PACKBITS },
  ...{ columns_first: COLUMNS_FIRST, of_detector: OF_DETECTOR, first_of: FIRST_OF },
  ...{ series: SERIES, places_of: PLACES_OF, stem_of: STEM_OF },
  ...{ npy: NPY, npz: NPZ, hdf5: HDF5, table: TABLE, tiff: TIFF, read: READ, number: NUMBER },
};

/** The function that reads files of a kind. */
export const READER_OF: { readonly [kind in SourceKind]: string } = {
  npy: 'npy',
  npz: 'npz',
  hdf5: 'hdf5',
  matlab: 'hdf5',
  text: 'table',
  tiff: 'tiff',
};

/** Modules of the standard library that they need. */
export const MODULES = ['glob', 'os', 're', 'struct', 'sys', 'zlib'] as const;
