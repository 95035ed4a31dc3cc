/** What each error says: one catalogue for the window, the command line and JSON. */

import { sizeText } from '../values/bytes';
import { counted } from '../values/counted';
import type {
  Errno,
  ErrorCode,
  ErrorData,
  ErrorParameters,
  Expected,
  PickleLimited,
  WorkerName,
} from './codes';
import { invalidTexts } from './invalid';

const SAVE_NPZ =
  'Save it with `numpy.savez(file, diffraction=…, probeGuess=…, xcoords=…, ycoords=…)`.';
const SAVE_AGAIN = 'Copy or save the file again.';
const SAVE_TEXT = 'Save it as `numpy.array(json.dumps(metadata))`.';
const COPY_AGAIN = 'Copy it again.';

type Words = { readonly [C in ErrorCode]: (parameters: ErrorParameters[C]) => string };

const WORDS: Words = {
  'internal-error': () => 'Something went wrong in Pinnboard (details in the log).',
  cancelled: () => 'Cancelled.',

  'file-missing': ({ path }) =>
    notUtf8(path) ? `${path}: ${NAME_NOT_UTF8}` : `${path} does not exist.`,
  'file-unreadable': ({ path, errno }) =>
    notUtf8(path) ? `${path}: ${NAME_NOT_UTF8}` : `${path} cannot be read: ${readReason(errno)}.`,
  'file-not-regular': ({ path, folder }) =>
    `${path} is ${folder ? 'a folder' : 'a pipe or a device'}, not a file.`,
  'file-too-large': ({ path, bytes, limit, expected }) =>
    `${path} is too large for ${EXPECTED[expected]}: ${bytes} bytes, the limit is ${limit}.`,
  'file-not-utf8': ({ path }) => `${path} is not UTF-8 text. Save it as UTF-8.`,
  'system-error': ({ syscall, errno, path }) =>
    `The system call \`${syscall}\` failed: ${readReason(errno)}${path === '' ? '' : ` (${path})`}.`,
  'write-failed': ({ path, errno }) => `${path} cannot be written: ${writeReason(path, errno)}.`,

  'json-invalid': () => 'This file is not JSON, or it is cut short.',
  'json-too-deep': ({ limit, expected }) =>
    `This JSON file is nested more than ${limit} levels deep; no ${expected} is.`,
  'format-other': ({ format }) => `This JSON file is not a ${format} file.`,
  'format-newer': ({ format, version, known }) =>
    `This ${format} file has version ${version}; this Pinnboard reads ${known}. Open it with a newer Pinnboard.`,
  'format-damaged': ({ format, problems }) =>
    `This ${format} file is damaged: ${invalidTexts(problems, 'its content')}.`,
  'format-unversioned': ({ format }) => `This ${format} file has no valid version.`,

  'payload-invalid': ({ path }) => `${path}:`,
  'request-invalid': ({ path }) => `${path} is neither a \`pinnboard.payload\` file nor a request.`,
  'request-not-json': () => 'It is not JSON, or it is cut short.',
  'request-too-deep': ({ limit }) => `It is nested more than ${limit} levels deep.`,
  'request-not-object': () => 'It is not a JSON object.',
  'request-key-unknown': ({ workflow, key, nearest }) =>
    `A request for ${workflow} has no \`${key}\`. ${
      nearest === null
        ? 'Overrides belong under `overrides`, execution options under `execution`.'
        : `Did you mean \`${nearest}\`?`
    }`,
  'request-values-invalid': ({ problems }) => `Invalid: ${invalidTexts(problems, 'the request')}.`,
  'request-untargeted': ({ targets }) => `It names no target. Targets: ${targets}.`,
  'request-without-target': ({ path, targets }) =>
    `${path}: the request names no target. Add --target NAME. Targets: ${targets}.`,
  'request-other-target': ({ path, target, given }) =>
    `${path}: the request is for \`${target}\`, but --target is \`${given}\`. Omit --target, or upgrade the request with \`pinnboard upgrade\`.`,
  'request-unknown-target': ({ path, target, nearest, targets }) =>
    `${path}: this Pinnboard does not know the target \`${target}\`.${nearest} Targets: ${targets}. If the file is of another Pinnboard, upgrade a copy: \`pinnboard upgrade ${path} --to TARGET\`.`,
  'line-too-long': ({ limit }) => `It is longer than ${limit} bytes.`,
  'line-not-utf8': () => 'It is not UTF-8 text.',
  'line-other-target': ({ target, given }) =>
    `It is for \`${target}\`, but --target is \`${given}\`.`,
  'upgrade-over-original': ({ path }) =>
    `An upgrade writes a copy and leaves ${path} as it is. Give another file with -o.`,
  'payload-rejected': ({ problems }) => problems.join('\n'),
  'request-blocked': () =>
    "Blocked: PtychoPINN's factory rejects this request. Nothing was written.",
  'run-will-crash': ({ rules, what }) =>
    `The run will crash: ${rules.join(', ')}. Nothing was written. Use --allow-crash to ${what} anyway.`,
  'plan-blocked': () => 'PtychoPINN rejects this request, so that there is no run to plan.',
  'condition-invalid': ({ problem, at }) => `at character ${at + 1}: ${problem}`,
  'preset-invalid': ({ path }) => `${path}:`,
  'presets-too-many': ({ count, limit }) =>
    `The folder contains ${count} presets; the first ${limit} are listed.`,
  'sweep-invalid': ({ problems }) => problems.join('\n'),
  'sweep-base-invalid': ({ path }) => `The base of ${path} is invalid.`,

  'import-failed': ({ path }) => `${path}:`,
  'import-empty': () => 'This text is empty.',
  'import-format-unknown': ({ known }) => `Unknown format. Pinnboard imports: ${known}.`,
  'import-too-long': ({ characters, limit }) =>
    `This text has ${characters.toLocaleString('en')} characters; the limit for a configuration is ${limit.toLocaleString('en')}.`,
  'import-too-deep': ({ limit }) =>
    `This text is nested deeper than ${limit} levels, the limit for a configuration.`,
  'import-too-many-aliases': ({ limit }) =>
    `This text has more than ${limit} aliases, the limit for a configuration.`,
  'import-without-target': ({ source, targets }) =>
    `The ${source} does not name a target. Choose one: ${targets}.`,
  'import-target-unknown': ({ target, nearest }) => `Unknown target "${target}".${nearest}`,
  'import-workflow-unknown': ({ workflow }) =>
    `Unknown workflow "${workflow}". \`pinnboard payload\` expects training or inference.`,
  'import-several-requests': ({ lines }) =>
    `This text contains ${lines} requests, one per line. Paste one of them, or use \`pinnboard batch\` for all.`,
  'import-request-invalid': () => 'This is not a valid request.',
  'import-legacy-not-json': () =>
    'This legacy JSON configuration is not valid JSON: it is truncated, or contains NaN, a comment or a trailing comma.',
  'import-legacy-invalid': ({ at }) => `Invalid value at ${at} of this legacy JSON configuration.`,
  'import-script-truncated': () => 'This script is truncated: its JSON file has no end.',
  'import-quote-unclosed': ({ mark, line }) =>
    `Unclosed ${/^["']$/.test(mark) ? `quote ${mark}` : mark} on line ${line}. The text is truncated or has a stray quote.`,
  'import-command-missing': () =>
    'This text contains no command that Pinnboard imports: `python -m ptycho_torch.train`, `python -m ptycho_torch.inference`, `ptycho_train`, `ptycho_inference` or `pinnboard payload`.',
  'import-command-unknown': ({ command }) => `Unknown command \`${command}\`.`,
  'import-command-legacy': () =>
    'This is the legacy form of the command, which reads its settings from a JSON file. Import that file (--config) instead.',
  'import-python-broken': ({ what, line, column }) =>
    `Most of this text is not Python, beginning with line ${line}, column ${column}: ${what}. Correct it there, or import the settings without what is around them.`,
  'import-python-unclosed': ({ what, line }) =>
    `This Python cannot be read: ${what} on line ${line}.`,
  'import-python-without-overrides': () =>
    'This Python contains no dictionary of overrides and no call of `create_training_payload` or `create_inference_payload` that can be read without running it.',
  'import-yaml-invalid': ({ problem, line }) =>
    `This YAML cannot be read: ${problem} (line ${line}).`,
  'import-yaml-without-keys': () => 'This YAML contains no keys with values.',
  'import-yaml-too-large': ({ limit }) =>
    `This YAML has more than ${limit} values after expanding its aliases; the limit keeps hostile files from exhausting memory.`,
  'import-yaml-loop': () => 'This YAML contains itself through an alias.',
  'import-yaml-alias-undefined': ({ alias }) => `Undefined alias *${alias} in this YAML.`,
  'import-yaml-key-invalid': () => 'This YAML has a key that is not a string.',
  'import-yaml-tag-rejected': ({ tag }) =>
    `This YAML has the tag ${tag}, which PyYAML's safe loader rejects.`,
  'import-yaml-tag-unreadable': ({ tag, text }) =>
    `This YAML has the tag ${tag} on ${JSON.stringify(text)}, which cannot be read.`,

  'dataset-not-chosen': () => 'No dataset is open.',
  'dataset-not-granted': ({ path }) =>
    `${path} was not chosen in this window. Choose it on the axis of datasets.`,
  'dataset-missing': ({ path }) =>
    notUtf8(path)
      ? `${path}: ${NAME_NOT_UTF8}`
      : `The dataset ${path} does not exist. Check the path.`,
  'dataset-unreadable': ({ path, errno }) => `${path} cannot be read: ${readReason(errno)}.`,
  'dataset-not-regular': ({ path, folder }) =>
    folder
      ? `${path} is a folder. Choose the .npz file in it.`
      : `${path} is a pipe or a device, not a file. Choose an .npz file.`,
  'npz-empty': () => `The file is empty (0 bytes). ${SAVE_AGAIN}`,
  'npz-is-npy': () => `This file is a single .npy array, not an .npz archive. ${SAVE_NPZ}`,
  'npz-not-zip': () => `This file is not an .npz archive (a zip of .npy arrays). ${SAVE_NPZ}`,
  'npz-truncated': () =>
    `The file starts as an .npz archive but has no valid end: it is truncated, or other bytes follow it. ${SAVE_AGAIN}`,
  'npz-damaged': () =>
    `The zip directory of the file is damaged, so its arrays cannot be located. ${SAVE_AGAIN}`,
  'npz-too-many-members': ({ members, limit }) =>
    `The archive claims ${members} members; Pinnboard reads at most ${limit}.`,
  'npz-without-arrays': () => `The archive contains no .npy arrays. ${SAVE_NPZ}`,
  'metadata-unreadable': () => '_metadata cannot be read.',
  'metadata-dtype': ({ dtype }) => `It is an array of \`${dtype}\`, not text. ${SAVE_TEXT}`,
  'metadata-shape': ({ shape }) => `Its shape is ${shape}, not one element. ${SAVE_TEXT}`,
  'metadata-pickled': () =>
    `It is a pickled Python object other than one text, and pickles are never executed here. ${SAVE_TEXT}`,
  'metadata-not-unicode': () => 'Its text contains characters that are not Unicode.',
  'metadata-empty': () => 'It is empty. Save json.dumps(metadata) in it.',
  'metadata-not-json': ({ start }) =>
    `It is not valid JSON; it starts with ${start}. Save json.dumps(metadata) in it.`,
  'metadata-not-object': ({ start }) => `It is JSON but not an object; it starts with ${start}.`,
  'metadata-word': ({ word }) =>
    `It holds ${word}, which Python's json writes but JSON does not have. Write null or a number in its place.`,
  'metadata-too-deep': ({ limit }) => `It is nested more than ${limit} levels deep.`,
  'metadata-number-large': () => 'It holds a number too large for a float.',
  'read-failed': ({ errno }) => `It cannot be read: ${readReason(errno)}.`,

  'model-archive-empty': () => '`wts.h5.zip` is empty (0 bytes).',
  'model-archive-folder': () => '`wts.h5.zip` is a folder, not a file.',
  'model-archive-not-zip': () => '`wts.h5.zip` is not a zip archive.',
  'model-archive-damaged': () =>
    '`wts.h5.zip` is damaged: its zip directory is truncated, or cannot be read.',
  'checkpoint-damaged': () =>
    'It is no checkpoint, or it is damaged: PyTorch writes a zip archive, and its directory cannot be read.',
  'tensors-missing': () => 'It names no tensors.',

  'pickle-too-large': ({ bytes, limit }) =>
    `Its pickle has ${bytes} bytes; at most ${limit} are read.`,
  'pickle-too-much': ({ what, limit }) => `Its pickle has more than ${limit} ${PICKLED[what]}.`,
  'pickle-loop': () => 'Its pickle contains itself.',
  'pickle-damaged': () => 'Its pickle is damaged or truncated.',
  'pickle-protocol': () => 'It is not a pickle of protocol 2 or later.',
  'pickle-opcode': ({ opcode }) =>
    `Its pickle has opcode 0x${opcode.toString(16).padStart(2, '0')}, which is not read.`,
  'pickle-long-number': ({ bytes }) => `Its pickle has a number of ${bytes} bytes.`,
  'pickle-long-name': () => 'Its pickle has a name that is too long.',
  'pickle-missing': ({ member }) => `It has no member \`${member}\`.`,
  'pickle-not-plain': ({ what, shape }) =>
    `${what}${shape === null ? '' : ` of shape (${shape.join(', ')})`}, which is not plain data.`,

  'member-too-large': ({ bytes, limit }) => `It has ${bytes} bytes; at most ${limit} are read.`,
  'member-damaged': () => `Its data in the archive is damaged. ${SAVE_AGAIN}`,
  'member-truncated': () => `Its data in the archive is truncated. ${SAVE_AGAIN}`,
  'member-header-truncated': () => `Its data ends within the header. ${SAVE_AGAIN}`,
  'header-not-npy': () =>
    'It does not start as a NumPy array does. Save it again with numpy.savez.',
  'header-version': ({ version }) =>
    `Its npy format has version ${version}; versions 1 to 3 are known.`,
  'header-too-long': ({ bytes, limit }) =>
    `Its header claims ${bytes} bytes; more than ${limit} are not read. The array is damaged or not NumPy's.`,
  'header-not-utf8': () => 'Its header is not valid UTF-8.',
  'header-damaged': () =>
    'Its header is damaged: it does not say dtype, order and shape as NumPy does.',
  'header-dtype': ({ dtype }) => `Its dtype ${dtype} is not one that NumPy knows.`,
  'header-shape': ({ shape }) => `Its shape ${shape} is not one that NumPy writes.`,
  'header-shape-impossible': ({ shape }) => `Its shape ${shape} is too large to exist.`,
  'member-encrypted': () => 'It is encrypted. Save the arrays without a password.',
  'member-compression': ({ method }) =>
    `It is compressed by zip method ${method}; NumPy reads only stored and deflated members. Save it with \`numpy.savez_compressed\`.`,
  'member-size-impossible': ({ claimed, stored }) =>
    `The archive claims ${claimed} bytes for it, which ${stored} stored bytes cannot contain. Save the file again.`,
  'member-size-differs': ({ dtype, shape, needed, held }) =>
    `Its header (\`${dtype}\`, shape ${shape}) requires ${needed} bytes, but the archive contains ${held}. ${
      held < needed ? 'The array is truncated' : 'Other data follows the array'
    }; save it again.`,
  'member-name-differs': () =>
    'Its name in the zip directory differs from the name before its data, so NumPy rejects it. Save the file again.',
  'member-name-invalid': () =>
    'Its name is longer than 255 characters or contains characters that are invalid in an array name.',
  'member-name-outside': () => 'Its name is a path outside the archive. It is not read.',
  'member-not-npy': () => 'It is not an .npy array and is ignored.',
  'member-overlaps': () =>
    'Its data overlaps another member or the zip directory, as in a zip bomb; recent Python versions reject it. Save the file again.',
  'member-duplicate': () =>
    'Several members have this name; NumPy reads the last one. Keep only one.',

  'array-missing': ({ array }) => `The dataset has no array named \`${array}\`.`,
  'array-unreadable': ({ array }) => `\`${array}\` cannot be read.`,
  'array-dtype': ({ array, dtype }) =>
    /^(complex|float)\d+$/.test(dtype)
      ? `\`${array}\` is \`${dtype}\`, which is not supported. Save it as \`float64\` or \`complex128\`.`
      : `\`${array}\` is \`${dtype}\`; only numeric arrays are supported.`,
  'array-empty': ({ array, shape }) => `\`${array}\` is empty: its shape is ${shape}.`,
  'patterns-not-square': ({ array, shape }) =>
    `Each pattern of \`${array}\` is ${shape}; PtychoPINN needs square patterns.`,
  'plane-axes': ({ array, axes, shape }) =>
    `\`${array}\` has ${counted(axes, 'axis', 'axes')} (shape ${shape}); a picture needs 2 or 3.`,
  'plane-index': ({ array, planes, index }) =>
    `\`${array}\` has ${counted(planes, 'plane')}; index ${index} is out of range.`,
  'plane-too-large': ({ array, bytes, limit }) =>
    `A plane of \`${array}\` has ${bytes} bytes; the limit for pictures is ${limit}.`,
  'plane-fortran-order': ({ array, bytes, limit }) =>
    `\`${array}\` is in Fortran order: one picture requires all of its ${bytes} bytes, the limit is ${limit}. Save it as \`numpy.ascontiguousarray(${array})\`.`,
  'positions-axes': ({ array, axes, shape }) =>
    `\`${array}\` has ${counted(axes, 'axis', 'axes')} (shape ${shape}); positions have one.`,
  'positions-complex': ({ array, dtype }) =>
    `\`${array}\` is \`${dtype}\`; positions are real numbers.`,
  'positions-too-many': ({ array, count, limit }) =>
    `\`${array}\` has ${count} positions; the limit for plots is ${limit}.`,
  'positions-lengths': ({ x, y }) =>
    `\`xcoords\` has ${x} entries and \`ycoords\` has ${y}; each position needs one of each.`,

  'recipe-invalid': ({ problems }) => problems.join('\n'),
  'recipe-file-missing': ({ file, count }) =>
    `The recipe reads file ${file}, but there ${count === 1 ? 'is 1 file' : `are ${count} files`}.`,
  'step-impossible': ({ step, problem }) => `The step \`${step}\` is not possible: ${problem}.`,
  'arrays-differ': ({ arrays, first, other }) =>
    `\`${arrays}\` cannot be joined: \`${first}\` and \`${other}\` have different types or shapes.`,
  'number-missing': ({ array }) => `\`${array}\` has no number.`,
  'prepare-axes': ({ target, shape, needed }) =>
    `\`${target}\` has the shape ${shape} after its steps; ${counted(needed, 'axis is', 'axes are')} needed. Reshape it, or choose one element of an axis.`,
  'prepare-counts': ({ patterns, positions }) =>
    `There are ${counted(patterns, 'pattern')}, but ${counted(positions, 'position')}. Select frames, or match them by an array that numbers them.`,
  'prepare-no-match': () => 'No pattern has the number of a position.',
  'prepare-not-square': ({ rows, columns }) =>
    `Prepared patterns have ${rows} × ${columns} pixels; PtychoPINN reads square ones. Choose a size.`,
  'prepare-probe-size': ({ probe, patterns }) =>
    `The probe has ${probe} pixels and the patterns have ${patterns}: give the size of its pixel, or crop or pad it.`,
  'positions-not-mapped': () => 'No array is chosen for the positions.',
  'files-not-recognised': ({ file }) =>
    `No patterns of a known layout in ${file}. \`pinnboard inspect\` shows what is in a file; a recipe (--recipe) can map any array.`,
  'layout-other': ({ file, layout, found }) =>
    `${file} does not have the layout ${layout}. ${found.length === 0 ? 'No other fits.' : `It can be read as ${found.join(' or ')}.`}`,
  'fix-not-proposed': ({ id, proposed }) =>
    `The checks do not propose ${id}. ${proposed.length === 0 ? 'They propose nothing.' : `They propose: ${proposed.join(', ')}.`}`,
  'prepare-incomplete': ({ layout, problems }) =>
    [`${layout}: something is missing.`, ...problems].join('\n'),
  'output-is-source': ({ path }) => `${path} is a source; it stays as it is. Choose another file.`,
  'output-exists': ({ path }) => `${path} exists already. Choose another file.`,
  'source-changed': ({ path }) => `${path} changed while it was read. Nothing was written.`,
  'disk-too-small': ({ path, needed, free }) =>
    `${path} needs about ${sizeText(needed)}, but ${sizeText(free)} are free there.`,
  'geometry-missing': ({ names }) => `The size of the object's pixel needs: ${names.join(', ')}.`,

  'groups-not-finite': ({ bad, count }) =>
    `${bad} of ${counted(count, 'position')} ${bad === 1 ? 'is' : 'are'} NaN or infinite, which PtychoPINN's neighbour search rejects. Remove ${bad === 1 ? 'it and its pattern' : 'them and their patterns'}.`,
  'groups-few-positions': ({ count, needed }) =>
    `There ${count === 1 ? 'is' : 'are'} ${counted(count, 'position')}, but a group has ${needed} patterns. Use a larger scan or a smaller \`gridsize\`.`,
  'groups-few-neighbours': ({ neighbours, needed }) =>
    `\`K\` is ${neighbours}, but a group is drawn from at least ${needed} neighbours. Set \`neighbor_count\` to ${needed} or more.`,
  'groups-too-many': ({ groups, count }) =>
    `Fewer patterns (${count}) than groups (${groups}): PtychoPINN rejects this for \`gridsize\` above 1. Set \`n_groups\` to ${count} or less.`,
  'groups-none-inside': ({ count }) =>
    `None of the ${counted(count, 'position')} is inside \`x_bounds\` and \`y_bounds\`.`,
  'groups-bounds': ({ name, low, high }) =>
    `\`${name}\` is (${low}, ${high}), but the bounds are two ascending fractions between 0 and 1.`,
  'groups-quadrants': ({ perGroup }) =>
    `\`neighbor_function\` 4_quadrant draws groups of 4 patterns, but a group has ${perGroup}. Set \`gridsize\` to 2.`,
  'groups-setting': ({ name, least }) => `\`${name}\` must be a whole number of at least ${least}.`,
  'groups-too-large': ({ what, count, limit }) =>
    what === 'members'
      ? `The groups have ${count} members together; Pinnboard draws at most ${limit}.`
      : `The groups are drawn from ${count} neighbours together; Pinnboard looks up at most ${limit}. Decrease \`K\`.`,

  'source-unknown': ({ path, known }) =>
    `${path} is none of the files that Pinnboard prepares: ${known}.`,
  'source-matlab-old': ({ path, version }) =>
    `${path} is a MATLAB file of version ${version}; Pinnboard reads version 7.3. Save it in MATLAB with \`save(file, '-v7.3')\`.`,
  'source-cut': ({ bytes, needed }) =>
    `The file is cut short: it has ${bytes} of ${needed} bytes. ${COPY_AGAIN}`,
  'source-damaged': ({ problem }) => `The file is damaged (${problem}). ${COPY_AGAIN}`,
  'source-empty': () => `The file is empty (0 bytes). ${COPY_AGAIN}`,
  'source-array-missing': ({ array }) => `The file has no array named \`${array}\`.`,
  'source-type': ({ array, type }) =>
    `\`${array}\` is of type ${type}; only numbers, complex numbers and texts can be read.`,
  'source-not-text': ({ array, dtype }) => `\`${array}\` is \`${dtype}\`, not text.`,
  'source-shape': ({ array, shape }) => `\`${array}\` claims the impossible shape ${shape}.`,
  'source-box': ({ array, shape, box }) =>
    `\`${array}\` has the shape ${shape}, which does not contain ${box}.`,
  'source-read-large': ({ array, bytes, limit }) =>
    `${bytes} bytes of \`${array}\` are too many to read at once; the limit is ${limit}.`,
  'source-chunk-large': ({ array, bytes, limit }) =>
    `A chunk of \`${array}\` has ${bytes} bytes; the limit is ${limit}. Rewrite it with smaller chunks: \`h5repack -l CHUNK=1x512x512 …\`.`,
  'source-texts-many': ({ array, count, limit }) =>
    `\`${array}\` has ${count} texts; the limit is ${limit}.`,
  'source-filter': ({ array, filter }) =>
    `\`${array}\` is compressed with ${filter}, which Pinnboard cannot read. Rewrite it with \`h5repack -f GZIP=4\`.`,
  'source-link-missing': ({ target }) =>
    `The link to ${target} is broken: there is no such file or array.`,
  'source-link-asks': ({ target, path }) =>
    `The link to ${target} leads out of the folder, to ${path}. It is followed only when you allow it.`,
  'source-link-other': ({ target, path }) =>
    `The link to ${target} leads to ${path}, which is not an HDF5 file.`,
  'source-link-loop': ({ target }) => `The link to ${target} leads back to itself.`,
  'source-raw': ({ array, files }) =>
    `The values of \`${array}\` are in ${files.join(', ')}, not in the HDF5 file. Pinnboard does not read such files.`,
  'source-virtual-missing': ({ array, files }) =>
    `\`${array}\` is put together from other files, of which ${counted(files.length, 'is', 'are')} missing: ${files.join(', ')}. HDF5 would read zeros there.`,
  'source-virtual-asks': ({ array, files }) =>
    `\`${array}\` is put together from files outside its folder: ${files.join(', ')}. They are read only when you allow it.`,
  'source-entries-many': ({ limit }) =>
    `The file has more than ${limit} groups and arrays; only the first ${limit} are shown.`,
  'source-too-deep': ({ limit }) =>
    `The file has groups nested more than ${limit} levels deep; deeper ones are not shown.`,
  'source-slow': ({ seconds }) =>
    `Nothing could be read for ${seconds} s. Check the disk or the network share.`,
  'source-memory': () =>
    'Reading it takes more memory than Pinnboard allows: the file is damaged, or its chunks are too large.',
  'source-crashed': () => `The HDF5 library crashed: the file is damaged. ${COPY_AGAIN}`,
  'text-too-large': ({ bytes, limit }) =>
    `The text has ${bytes} bytes; the limit is ${limit}. Save large arrays as \`.npy\`.`,
  'text-not-number': ({ line, text }) => `Line ${line}: \`${text}\` is not a number.`,
  'text-row-length': ({ line, columns, expected }) =>
    `Line ${line} has ${counted(columns, 'column')}; the lines before it have ${expected}.`,
  'text-no-rows': () => 'The text has no rows of numbers.',
  'tiff-pages-differ': ({ page, shape, expected }) =>
    `Page ${page} is ${shape}, but page 1 is ${expected}: this is no stack of patterns.`,
  'tiff-pages-many': ({ limit }) => `The TIFF file has more than ${limit} pages.`,
  'tiff-pages-loop': ({ page }) =>
    `The TIFF file is damaged: page ${page} leads back to an earlier one.`,
  'tiff-sample': ({ page, what }) => `Page ${page} has ${what}, which Pinnboard cannot read.`,

  'series-file': ({ file, at, count }) => `\`${file}\`, file ${at} of ${count}, cannot be read.`,
  'series-differs': ({ series, files, count, of, found, expected }) =>
    `${count} of the ${of} files \`${series}\` ${count === 1 ? 'is' : 'are'} not like the others: ${files.map((file) => `\`${file}\``).join(', ')}${count > files.length ? ' …' : ''} ${count === 1 ? 'has' : 'have'} ${found}, the others ${expected}. Move ${count === 1 ? 'it' : 'them'} to another folder, or name only the files that belong together.`,
  'series-array-differs': ({ array, file }) =>
    `\`${array}\` cannot be read as one array: \`${file}\` lacks it, or has another shape or type.`,
  'series-gaps': ({ series, first, last, missing, text }) =>
    `${counted(missing, 'number')} from ${first} to ${last} ${missing === 1 ? 'has' : 'have'} no file \`${series}\`: ${text}.`,
  'folder-without-series': ({ path }) =>
    `${path} has no numbered files of one stack, such as \`scan_0001.tif\` and \`scan_0002.tif\`, and not just one file with patterns. Choose the files in it.`,
  'folder-with-several': ({ path, choices }) =>
    `${path} has files of ${choices.length} stacks: ${choices.slice(0, 10).join(', ')}${choices.length > 10 ? ' …' : ''}. Choose the files of one.`,
  'text-not-alone': ({ path }) =>
    `${path} has no text file now, or several. Add the one with the positions from the menu of the files.`,
  'folder-too-many': ({ path, limit }) =>
    `${path} has more than ${limit} files, which are not read as one stack. Choose fewer of them.`,
  'worker-stopped': ({ worker }) =>
    `${WORK[worker]} stopped unexpectedly (details in the log). Try again.`,
  'out-of-memory': ({ worker }) =>
    `${WORK[worker]} ran out of memory. Close other files and try again.`,

  'interpreter-not-started': ({ path, errno }) =>
    `${path} cannot be started: ${readReason(errno)}. Choose the Python of the environment in which PtychoPINN is installed.`,
  'interpreter-not-chosen': () =>
    'No Python is chosen. Choose the one in which PtychoPINN is installed.',
  'interpreter-required': () => '`verify` requires --python PATH or --environment NAME.',
  'target-not-installable': ({ target }) =>
    `\`${target}\` is a design document: no PtychoPINN can be installed for it.`,
  'factory-not-imported': ({ python, type, message }) =>
    `${python} cannot import PtychoPINN: ${type}: ${message}. Choose the Python in which PtychoPINN is installed.`,
  'factory-ended': ({ python, signal, code, output }) =>
    `${python} ${signal === null ? `ended with exit code ${code}` : (SIGNALS[signal] ?? `was ended by ${signal}`)} before PtychoPINN's factory answered.${lastLines(output)}`,
  'factory-too-slow': ({ python, seconds, output }) =>
    `${python} was stopped: PtychoPINN's factory did not answer within ${seconds} s.${lastLines(output)}`,
  'factory-answer-invalid': ({ python, problem }) =>
    `${python} gave an answer that Pinnboard cannot read: ${problem}`,

  'sweep-nothing-written': ({ total, crashing, blocked }) =>
    `Nothing was written: of ${total} points, ${crashing} will crash and ${blocked} are blocked. Their findings say why.`,
  'sweep-folder-invalid': ({ path }) =>
    `${path} is not the folder of a sweep: its sweep.json is invalid.`,
  'sweep-folder-foreign': ({ folder }) =>
    `${folder} already exists and is not an unfinished sweep. Move it, or choose another place.`,
  'sweep-unfinished-damaged': ({ folder, file }) =>
    `${folder} contains an unfinished sweep whose \`${file}\` is damaged or was written by another version of Pinnboard. Move it, or discard it with --restart.`,
  'sweep-unfinished-other': ({ folder, total }) =>
    `${folder} contains an unfinished sweep of ${total} points with another description, other options or another version of Pinnboard. Resume it with those, or discard it with --restart.`,
  'sweep-folder-taken': ({ path, names, more }) =>
    `${path} already contains ${names.join(', ')}${more ? ' and more' : ''}. Choose another place, or rename the old folder with --replace.`,
  'sweep-folder-is-file': ({ path }) => `${path} is a file, not a folder. Choose another place.`,
  'sweep-unfinished-unreadable': ({ path, errno }) =>
    `${path} cannot be read: ${readReason(errno)}. Nothing was changed.`,
  'sweep-lock-unreadable': ({ path, errno }) =>
    `${path} cannot be read: ${readReason(errno)}. Another Pinnboard may be writing there.`,
  'sweep-locked': ({ folder, holder, lock }) =>
    `Another Pinnboard is writing ${folder} (${holder || 'unknown'}). Wait until it is done; if it no longer runs, delete ${lock}.`,
  'optuna-journal-invalid': ({ path, line }) =>
    `${path} is not an Optuna journal: line ${line} is not an operation that Optuna writes.`,
  'optuna-sqlite': ({ path, name }) =>
    `${path} is an SQLite database and was not read. Copy its study into a journal with Optuna: \`optuna.copy_study(from_study_name=…, from_storage="sqlite:///${name}", to_storage=optuna.storages.JournalStorage(optuna.storages.journal.JournalFileBackend("study.log")))\`.`,
  'optuna-locked': ({ path, lock }) =>
    `Another program is writing to ${path}. Try again; if none is, delete ${lock}.`,
  'optuna-study-missing': ({ path, study, studies }) =>
    `${path} has no study \`${study}\`.${
      studies.length === 0 ? '' : ` It has ${studies.map((name) => `\`${name}\``).join(', ')}.`
    }`,
  'optuna-nothing-asked': ({ path }) =>
    `In ${path} Optuna asked for no point that the sweep does not have. Ask it for some first: \`study.ask(…)\`, or the program that Pinnboard wrote beside the journal.`,
  'optuna-study-direction': ({ study }) =>
    `The study \`${study}\` does not minimize one value, as a loss is. Use another study.`,
  'optuna-axes': ({ axes }) =>
    `Optuna takes numbers, texts, True, False and None. ${axes.map((name) => `\`${name}\``).join(', ')} has other values.`,
  'sweep-host-without-scheduler': ({ host }) =>
    `${host} has no scheduler, so a sweep cannot be submitted there. Write it without --host and start its run-parallel.sh.`,
  'sweep-script-options': ({ script, problems }) =>
    `Invalid options of \`${script}\`: ${invalidTexts(problems, 'the script')}.`,
  'sweep-script-unknown': ({ script, nearest, known }) =>
    `Unknown script \`${script}\`.${nearest} Available: ${known || 'none'}.`,

  'host-invalid': ({ path, problems }) =>
    problems.map((problem) => `${path}: ${problem}`).join('\n'),
  'host-exists': ({ name }) =>
    `There is a host "${name}" already. Edit its file, or choose another name.`,
  'hosts-without-folder': () => 'Hosts need the settings folder, which this command does not have.',
  'job-invalid': ({ job, scheduler }) => `\`${job}\` is not a job of ${scheduler}.`,
  'host-answer-invalid': ({ command }) => `The answer of \`${command}\` was not understood.`,

  'yaml-invalid': () => 'It is not YAML, or it is cut short.',
  'yaml-too-long': ({ characters, limit }) =>
    `It has ${characters} characters; the limit is ${limit}.`,
  'yaml-too-deep': ({ limit }) => `It is nested more than ${limit} levels deep.`,
  'settings-missing': () => 'It has no settings.',
  'yaml-not-plain': ({ what }) => `It is not plain data: ${what}.`,
  'files-too-many': ({ limit }) => `It has more files than the ${limit} that are read.`,
  'events-too-many': ({ limit }) => `It has more than ${limit} values; what comes before was read.`,
  'events-cut': () => 'Its end is cut short.',
  'events-damaged': ({ at }) => `It is damaged at byte ${at}; what comes before was read.`,
  'events-too-large': ({ bytes, limit }) =>
    `It has an event of ${bytes} bytes; the limit is ${limit}.`,
  'metrics-empty': () => 'It is empty.',
  'run-part-unreadable': ({ part }) => `The reader of ${part} failed.`,

  'runs-none': ({ path }) =>
    `No run was found in ${path}: it has no logs, checkpoints or results of PtychoPINN.`,
  'runs-several': ({ path, folders }) =>
    `${path} holds ${folders.length} runs. Name one of them: ${folders.slice(0, 5).join(', ')}${folders.length > 5 ? ' …' : ''}.`,
  'run-without': ({ path, what }) => `The ${what} of ${path} is not on this machine.`,
  'model-without-probe': ({ path, dataset, isThere }) =>
    dataset === null
      ? `\`${path}\` holds no probe: PtychoPINN saves weights without one, and no single dataset is named there. Choose the dataset as another file.`
      : isThere
        ? `\`${path}\` holds no probe, and its dataset \`${dataset}\` has no array \`probeGuess\`.`
        : `\`${path}\` holds no probe: PtychoPINN saves weights without one, and its dataset \`${dataset}\` is not on this machine.`,
  'run-not-among': ({ path, dir }) => `The run ${path} is not in ${dir}.`,
  'runs-number': ({ given, fewest, most }) =>
    `${fewest} to ${most} runs can be compared; ${given} ${given === 1 ? 'is' : 'are'} named.`,
  'run-picture-gone': ({ file }) => `\`${file}\` is no picture of this run, or it is gone.`,
  'run-picture-unreadable': ({ file }) => `\`${file}\` is damaged: it is no PNG file.`,
  'run-picture-too-large': ({ file, size, limit }) =>
    `\`${file}\` has ${size}; the limit for pictures is ${limit}.`,
  'correlation-shapes': ({ one, other }) =>
    `The pictures are ${one} and ${other} pixels; a ring correlation needs equal ones.`,
  'correlation-small': ({ side, least }) =>
    `Both pictures have values on ${side}×${side} pixels; a ring correlation needs ${least}×${least}.`,
  'correlation-part': ({ part }) => `One of the arrays is real: it has no ${part}.`,
  'run-request-unknown': ({ path }) =>
    `The run in ${path} left no settings from which its request could be recovered.`,

  'run-status-invalid': ({ path }) =>
    `${path} is damaged: it does not say what happened to the run. PtychoPINN's own files beside it are as they were.`,
  'run-notes-invalid': ({ path }) =>
    `${path} is damaged, or a newer Pinnboard wrote it: its tags and its note were not read. Remove or rename it to note something else.`,
  'run-tags-invalid': ({ problem }) => problem,
  'run-note-too-long': ({ characters, limit }) =>
    `The note has ${characters} characters; a note has at most ${limit}.`,
  'runs-not-chosen': () =>
    'Save the configuration, or choose a folder of runs: it has none beside it yet.',
  'run-folder-foreign': ({ path }) =>
    `${path} is not the folder of a run that Pinnboard wrote: it has no \`status.json\`.`,
  'run-job-invalid': ({ path }) => `${path} is damaged: it does not say where the run was started.`,
  'run-environment-invalid': ({ path }) =>
    `${path} is damaged, or another version of Pinnboard wrote it: it does not name the interpreter.`,
  'run-started-already': ({ path }) =>
    `The run in ${path} was started already. Start it again as a new one: \`pinnboard runs restart\`.`,
  'run-is-here': ({ path }) => `The run in ${path} is on this machine: there is nothing to fetch.`,
  'run-host-unknown': ({ path, host, destination }) =>
    `The run in ${path} is on "${host}" (${destination}), which none of your hosts names. Add it to follow, stop or fetch the run.`,
  'run-elsewhere': ({ host }) =>
    `The run's process is on ${host}, which was not reached. Stop it from there.`,
  'run-not-started': ({ host, output }) => `The run did not start on ${host}:\n${output}`,
  'run-not-submitted': ({ host, scheduler, output }) =>
    `${scheduler} on ${host} rejected the job:\n${output || 'It printed no job number.'}`,
  'run-not-stopped': ({ host, output }) => `${host} did not cancel the job:\n${output}`,
  'host-path-unmapped': ({ host, paths }) =>
    `The path map of the host "${host}" has no row for ${paths.join(', ')}. Add one to its file.`,
  'host-without-runs': ({ host }) =>
    `The host "${host}" has no folder for runs. Add \`runs: /path\` to its file.`,
  'resource-invalid': ({ option, text }) => `Invalid value "${text}" for ${option}.`,

  'sweep-point-gone': () =>
    'This point or its picture is not in the folder of the sweep. Read the results again.',
  'run-gone': () =>
    'This run is not in any of the known folders any more. Refresh the list of runs.',

  'ssh-missing': () =>
    'The command `ssh` is not on PATH. Install OpenSSH, or choose a host that needs no connection.',
  'host-destination-invalid': ({ host, destination }) =>
    `${host}: \`${destination}\` is not a destination for \`ssh\`. Use \`HOST\`, \`USER@HOST\` or a name from your ssh configuration.`,
  'host-unreachable': ({ host, words }) =>
    words === ''
      ? `The connection to ${host} ended unexpectedly. Try again.`
      : `${host} cannot be reached: ${words}`,
  'host-timed-out': ({ host, seconds }) =>
    `${host} did not respond within ${seconds} s, so Pinnboard stopped waiting. A command that it started may still run there. Try again, or check the host.`,
  'host-key-changed': ({ host, words }) =>
    `The host key of ${host} is not the one that \`ssh\` knows, so nothing was sent. Ask its administrator before you replace the key. ${words}`.trimEnd(),
  'host-key-unknown': ({ host }) =>
    `\`ssh\` does not know the host key of ${host}. Connect once in a terminal, compare the fingerprint and accept it, then try again.`,
  'host-wants-password': ({ host, methods }) =>
    `${host} accepted no key${methods === '' ? '' : ` (it offers ${methods})`}. Pinnboard connects with keys only and never asks for a password: add your key there with \`ssh-copy-id\`, and load it into your ssh agent if it has a passphrase.`,
  'host-command-failed': ({ host, code, words }) =>
    `A command on ${host} failed with exit code ${code}${words === '' ? '.' : `: ${words}`}`,
  'host-answer-too-large': ({ host, limit }) =>
    `A command on ${host} printed more than ${limit} bytes, so it was stopped.`,
  'host-folder-taken': ({ host, path }) =>
    `${path} already exists on ${host}. Choose another folder or name.`,
  'host-file-changed': ({ host, name }) =>
    `\`${name}\` changed on ${host} while it was copied. Fetch it again when the run has ended.`,
  'host-name-refused': ({ host, name }) =>
    `${host} has a file whose name cannot be used on this machine: \`${name}\`. Nothing was copied. Rename it there, and fetch again.`,
  'disk-full-there': ({ host, path }) =>
    `The disk of ${path} on ${host} is full, or your quota is used up. Free some space there, and try again.`,

  'environment-without-ptychopinn': ({ path, kind }) =>
    kind === 'environment'
      ? `PtychoPINN is not installed in the environment ${path}.`
      : `${path} contains no PtychoPINN: neither \`ptycho/config/config.py\` nor an environment in which it is installed.`,
  'environment-not-python': ({ path }) =>
    `${path} is a file but not a Python interpreter. Choose a checkout, an interpreter, an environment or \`site-packages\`.`,
  'environment-add-needs-path': () =>
    '`environment add` requires a path, or --host to describe an environment by hand.',
  'environment-not-active': () =>
    'No environment is active and PATH has no Python. Give the path of an environment, a checkout or an interpreter.',
  'environment-name': ({ problem }) => `Invalid name: ${problem}.`,
  'environment-exists': ({ name }) =>
    `An environment named "${name}" already exists. Choose another name, or replace it with --force.`,
  'environment-invalid': ({ path }) => `${path}:`,
  'environment-described': ({ name, host }) =>
    `"${name}" is on ${host}, so its files cannot be read here. Run \`pinnboard environment describe\` there and add the file.`,
  'environment-without-target': ({ name }) =>
    `No target is known for the environment "${name}". Add --target NAME.`,
  'environment-other-target': ({ name, target, given }) =>
    `The environment "${name}" is for \`${target}\`, but --target is \`${given}\`. Omit one of them.`,
  'environment-too-slow': ({ path, seconds }) =>
    `Reading ${path} took more than ${seconds} s, so it was stopped. Check the disk or the network share.`,
  'environment-incomplete': ({ path, files }) =>
    `${path} is incomplete: ${files.map((file) => `\`${file}\``).join(', ')} ${files.length === 1 ? 'is' : 'are'} missing.`,
  'environment-editable-gone': ({ path }) =>
    `The editable install refers to ${path}, which contains no PtychoPINN.`,
  'environment-packages-gone': ({ path }) =>
    `${path} exists, but the packages \`ptycho\` and \`ptycho_torch\` do not.`,
  'environment-file-broken': ({ file, line, what, classes }) =>
    `\`${file}\` has a syntax error on line ${line}: ${what}${classes.length === 0 ? '' : `; not read: ${classes.map((name) => `\`${name}\``).join(', ')}`}.`,
  'environment-noted': ({ problem }) => problem,
  'environments-damaged': ({ path, problem }) =>
    `The list of environments is damaged: ${path}: ${problem}. Adding an environment starts a new list and keeps the old one beside it.`,
  'environments-newer': ({ path, version }) =>
    `A newer Pinnboard saved ${path} (version ${version}). Use that one, or move the file.`,
  'environments-without-folder': () => 'There is no folder for the list of environments.',

  'no-answer': () => 'Pinnboard does not respond. Try again.',
  'page-forbidden': () => 'This page is not allowed to do that.',
  'argument-invalid': ({ channel, problems }) =>
    `Invalid argument of \`${channel}\`: ${invalidTexts(problems, 'it')}.`,
  'argument-too-large': ({ channel, limit }) =>
    `The argument of \`${channel}\` holds more than ${limit} values and characters.`,
  'argument-too-deep': ({ channel, limit }) =>
    `The argument of \`${channel}\` is nested more than ${limit} levels deep.`,
  'drop-not-a-file': () =>
    'The dropped item is not a file on this computer. Drop a dataset, a payload or a text file.',
  'access-not-granted': ({ kind }) =>
    `This window has no access to that ${kind === 'model' ? 'model folder' : kind === 'source' ? 'file' : kind}. Open it again.`,
  'recent-removed': () => 'That file is no longer in the list of recent files.',
  'preset-not-openable': ({ name }) =>
    `${name} is a preset. Drop it on the window to apply or save it.`,
  'too-many-windows': ({ open }) =>
    `${open} windows are open, which is the limit. Close one first.`,
  'autosave-failed': () =>
    'Autosave failed: your changes exist only in this window. Export them to be safe. Autosave retries with every edit.',
  'export-blocked': ({ finding }) => `PtychoPINN's factory rejects this request: ${finding}`,
  'export-format-unknown': ({ format, workflow, target }) =>
    `There is no export format \`${format}\` for ${workflow} with \`${target}\`.`,
  'loader-missing': ({ file }) =>
    `This build of Pinnboard does not include \`${file}\`. Do without it, or reinstall Pinnboard.`,

  'usage-invalid': ({ problem }) => problem,
  'rules-in-needs-id': () =>
    '--in requires the id of a rule. `pinnboard check FILE` lists every finding.',
  'rules-in-is-text': () =>
    '--in prints text only. `pinnboard check FILE --json` prints findings as JSON.',
  'sweep-needs-output': () => '`sweep` requires -o DIR, or --dry-run to preview its points.',
  'sarif-needs-file': () =>
    '--format sarif refers to lines of a file and cannot be used with stdin. Give the file instead.',
  'export-needs-format': () =>
    '`export` requires a file and --as FORMAT. --list lists the formats.',
  'target-required': ({ option, targets }) => `Missing option ${option} NAME. Targets: ${targets}.`,
  'options-required': ({ command, options }) =>
    `\`${command}\` requires ${options.map((option) => `--${option}`).join(', ')}. See --help.`,
  'assignment-invalid': ({ option, text }) => `${option} takes NAME=VALUE, not "${text}".`,
  'value-invalid': ({ option, name, text, problem }) =>
    `Invalid value "${text}" for ${option} \`${name}\`: ${problem}.`,
  'value-ambiguous': ({ text, targets }) =>
    `The targets read "${text}" differently. Add --target NAME: ${targets}.`,
  'name-unknown': ({ kind, name, nearest }) => `Unknown ${kind} \`${name}\`.${nearest}`,
  'output-file-required': ({ option, reason }) => `${option} ${reason}. Add -o FILE.`,
  'export-format-unsuitable': ({ format, workflow, target, suitable }) =>
    `Export format \`${format}\` does not support a ${workflow} request for \`${target}\`. ${
      suitable === '' ? 'No format does.' : `Supported: ${suitable}.`
    }`,
  'preset-exists': ({ name }) =>
    `A preset named "${name}" already exists. Replace it with --force.`,
  'preset-empty': () =>
    'There are no settings to save. Add --from FILE, --preset PRESET, --set or --exec.',
  'preset-folder-unknown': () => 'There is no folder for presets. Add -o FILE.',
  'preset-rejected': ({ problems }) => `${invalidTexts(problems, 'The preset')}.`,
  'stdin-too-long': ({ limit }) => `The text on stdin is too long: the limit is ${limit} bytes.`,
  'stdin-not-utf8': () => 'The text on stdin is not UTF-8. Save it as UTF-8.',
};

const EXPECTED: { readonly [expected in Expected]: string } = {
  request: 'a file with a request',
  preset: 'a preset',
  sweep: 'the description of a sweep',
  installation: 'a file of an installed PtychoPINN',
  environment: 'the description of an environment',
  host: 'the file of a host',
  recipe: 'a recipe',
};

const PICKLED: { readonly [what in PickleLimited]: string } = {
  characters: 'characters of text',
  levels: 'levels of nesting',
  names: 'named values',
  values: 'values',
};

const WORK: { readonly [worker in WorkerName]: string } = {
  pictures: 'Drawing pictures',
  plan: 'Computing the run plan',
  runs: 'Reading runs',
  sources: 'Reading the file',
  prepare: 'Preparing the dataset',
  statistics: 'Computing array statistics',
  sweep: 'Resolving the sweep',
};

const SIGNALS: { readonly [signal: string]: string } = {
  SIGABRT: 'aborted (SIGABRT)',
  SIGSEGV: 'crashed (SIGSEGV)',
  SIGBUS: 'crashed (SIGBUS)',
  SIGILL: 'crashed (SIGILL: it was built for another processor)',
  SIGKILL: 'was killed (SIGKILL), often because memory ran out,',
};

/** The end of what a program printed; empty where it printed nothing. */
function lastLines(output: string): string {
  const lines = output.trim().split('\n').slice(-8);
  return lines[0] === '' ? '' : ` It printed:\n${lines.join('\n')}`;
}

/** Node decodes such a name with replacement characters and cannot open it. */
const notUtf8 = (path: string): boolean => path.includes('\ufffd');

const NAME_NOT_UTF8 =
  'its name, or that of a folder above it, is not UTF-8, so Pinnboard cannot open it. Rename it.';

/** The rest of a sentence: why a file cannot be read. */
function readReason(errno: Errno): string {
  return READ_REASONS[errno] ?? errno;
}

const SHARE = 'the disk or the network share does not respond; try again';
const READ_REASONS: { readonly [errno: Errno]: string } = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EACCES: 'you do not have permission',
  EPERM: 'you do not have permission',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'its symbolic links form a loop',
  ERR_INVALID_ARG_VALUE: 'the path contains a NUL character',
  ...Object.fromEntries(
    [
      'EIO',
      'ESTALE',
      'ENOTCONN',
      'EHOSTDOWN',
      'EHOSTUNREACH',
      'ETIMEDOUT',
      'ENXIO',
      'EREMOTEIO',
    ].map((errno) => [errno, `${SHARE} (${errno})`]),
  ),
};

/** The rest of a sentence: why a file cannot be written. */
function writeReason(path: string, errno: Errno): string {
  if (errno === 'ENOENT' && notUtf8(path)) return 'a folder name is not UTF-8';
  return WRITE_REASONS[errno] ?? errno;
}

const WRITE_REASONS: { readonly [errno: Errno]: string } = {
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'a folder of that name exists',
  EACCES: 'you do not have permission to write there',
  EPERM: 'you do not have permission to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is exceeded',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its symbolic links form a loop',
  EPIPE: 'the program that reads it has ended',
  ENXIO: 'no program reads from it',
  EIO: 'the disk or the network share fails',
  ESTALE: 'the network share is gone',
};

const wordsOf = <C extends ErrorCode>(code: C, parameters: ErrorParameters[C]): string =>
  WORDS[code](parameters);

/** What an error says, with the reason behind it. */
export const errorText = ({ code, parameters, cause }: ErrorData): string =>
  cause === undefined
    ? wordsOf(code, parameters)
    : `${wordsOf(code, parameters)} ${errorText(cause)}`;

export const ERROR_CODES = Object.keys(WORDS) as [ErrorCode, ...ErrorCode[]];
