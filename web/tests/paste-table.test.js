// What Excel puts on the clipboard becomes the cells that were copied. Run: npm test
import assert from "node:assert/strict";
import { test } from "node:test";

import { cells } from "../src/scripts/paste-table.js";

const table = [
  ["one cell", "Văn phòng", [["Văn phòng"]]],
  ["a range as Excel ends it", "a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]],
  ["an empty cell keeps its place", "a\t\tc", [["a", "", "c"]]],
  ["empty rows are left out", "a\n\t\nb", [["a"], ["b"]]],
  ["a cell with a line break is quoted", '"dòng 1\ndòng 2"\tb', [["dòng 1\ndòng 2", "b"]]],
  ["a quotation mark inside is doubled", '"nói ""được"""\tb', [['nói "được"', "b"]]],
  ["a quotation mark in the middle is itself", 'tấm 2" \tb', [['tấm 2"', "b"]]],
  ["nothing", "", []],
];

for (const [name, text, expected] of table) {
  test(name, () => assert.deepEqual(cells(text), expected));
}
