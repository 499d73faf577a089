// npm packages on the work of base/viet, as peers.py for PyPI. Called by `run` with NAME=NANOSECONDS of ours.
const fs = require("node:fs");
const path = require("node:path");
const ours = Object.fromEntries(process.argv.slice(2).map((argument) => argument.split("=")));

// The work gets the number of the round, so that no text is the same twice: engines remember what they replaced.
function timed(name, what, pieces, work) {
  let best = Infinity;
  for (let round = 0; round < 7; round++) {
    const started = process.hrtime.bigint();
    work(round);
    best = Math.min(best, Number(process.hrtime.bigint() - started));
  }
  const each = best / pieces;
  console.log(`  ${(Number(ours[name]) / each).toFixed(4)} of ${what} (${each.toFixed(0)} ns)`);
}

const table = fs.readFileSync(path.join(__dirname, "../../base/viet/tests/data/lunar-years.tsv"), "utf8");
const firsts = table.split("\n").filter((line) => line && line[0] !== "#").map((line) => line.split("\t")[1].split("-").map(Number));
const amlich = require("amlich");
const vnLunar = require("vn-lunar");
const converters = {
  amlich: ([y, m, d]) => {
    const [day, month, year] = amlich.convertSolar2Lunar(d, m, y, 7);
    return [year, month, day];
  },
  "vn-lunar": ([y, m, d]) => {
    const found = vnLunar.getLunarDate(d, m, y);
    return [found.year, found.month, found.day];
  },
};
console.log("lunar dates: Tết of 1900 to 2199 that the package knows as the first day of the year");
for (const [name, convert] of Object.entries(converters)) {
  const right = firsts.filter((day) => {
    try {
      return convert(day).join() === [day[0], 1, 1].join();
    } catch {
      return false;
    }
  });
  const wrong = firsts.filter((day) => !right.includes(day)).map((day) => day[0]);
  console.log(`${name}: ${right.length} of ${firsts.length} right; not or otherwise: ${wrong}`);
  const days = firsts.slice(100, 150);
  timed("lunar", name, days.length, () => days.forEach(convert));
}

const { toUnicode } = require("vietnamese-conversion");
const small = "céng hßa x· héi chñ nghÜa viÖt nam. ".repeat(3000);
const wanted = "cộng hòa xã hội chủ nghĩa việt nam. ".repeat(3000);
console.log("TCVN3: vietnamese-conversion gets the text right:", toUnicode(small, "tcvn3") === wanted);
timed("tcvn3", "vietnamese-conversion, TCVN3", wanted.length, (round) => toUnicode(round + small, "tcvn3"));
const vni = "coäng hoøa xaõ hoäi chuû nghóa vieät nam. ".repeat(3000);
console.log("VNI: vietnamese-conversion gets the text right:", toUnicode(vni, "vni") === wanted);
timed("vni", "vietnamese-conversion, VNI", wanted.length, (round) => toUnicode(round + vni, "vni"));
