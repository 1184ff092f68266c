import { expect, test } from 'vitest';
import type { Day, Instant } from '#law/ground';
import { compileFeel } from './expression.ts';
import { builtins } from './functions.ts';
import { printFeel } from './print.ts';

const evaluated = (source: string): string => {
  const compiled = compileFeel(source, { names: 'spaced', name: () => undefined, known: () => [] });
  if (!compiled.ok) return compiled.error.message;
  return printFeel(
    compiled.value.evaluate({ get: () => undefined, today: '2026-11-24' as Day, now: '2026-11-24T09:30:00+08:00' as Instant }),
  );
};

const table = (title: string, text: string): void => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  test.each(lines.map((line) => line.split(' => ') as [string, string]))(`${title}: %s is %s`, (source, expected) => {
    expect(evaluated(source)).toBe(expected);
  });
};

// Most rows are the examples of DMN 1.5, tables 72 to 80.
table(
  'conversion',
  `number("1 000,0", " ", ",") => 1000
   number("1,000.5", ",", ".") => 1000.5
   number("12") => 12
   number("1e3") => 1000
   number("a") => null
   string(1.1) => "1.1"
   string(null) => null
   string([1, "a", @"2026-01-01"]) => "[1, \\"a\\", 2026-01-01]"
   string({a: "x"}) => "{a: \\"x\\"}"
   string(@"P1DT2H") => "P1DT2H"
   date("2012-12-25") => @"2012-12-25"
   date(date and time("2012-12-25T11:00:00Z")) => @"2012-12-25"
   date(2012, 12, 25) => @"2012-12-25"
   time("23:59:00z") => null
   time(23, 59, 0.5, duration("-PT1H30M")) => @"23:59:00.5-01:30"
   date and time(date("2012-12-24"), time("23:59:00")) => @"2012-12-24T23:59:00"
   date and time(2012, 12, 24, 23, 59, 0) => @"2012-12-24T23:59:00"
   date and time("2012-12-24T24:00:00") => @"2012-12-25T00:00:00"
   duration("P20DT13H14M") => @"P20DT13H14M"
   duration("P2Y2M") = duration("P26M") => true
   duration("P1Y2D") => null
   years and months duration(date("2011-12-22"), date("2013-08-24")) => @"P1Y8M"
   years and months duration(date("2013-08-24"), date("2011-12-22")) => @"-P1Y8M"
   range("[18..21)") => [18..21)
   range("(18..x]") => null
   is(@"23:00:50Z", @"23:00:50+00:00") => true
   is(@"23:00:50", @"23:00:50Z") => false
   is(1, 1.0) => true`,
);
table(
  'text',
  `substring("foobar", 3) => "obar"
   substring("foobar", 3, 3) => "oba"
   substring("foobar", -2, 1) => "a"
   substring("\\U01F40Eab", 2) => "ab"
   substring("foobar", 0) => null
   string length("foo") => 3
   upper case("aBc4") => "ABC4"
   substring before("foobar", "bar") => "foo"
   substring before("foobar", "xyz") => ""
   substring after("foobar", "ob") => "ar"
   substring after("", "a") => ""
   replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") => "[1=ab][2=]cd"
   replace("abracadabra", "bra", "*") => "a*cada*"
   replace("abc", "[a-z]", "$", "") => null
   replace("a.b", ".", "-", "q") => "a-b"
   contains("foobar", "of") => false
   starts with("foobar", "fo") => true
   ends with("foobar", "r") => true
   matches("foobar", "^fo*b") => true
   matches("HELLO", "hello", "i") => true
   matches("helloworld", "hello world", "x") => true
   matches("helloworld", "hello[ ]world", "x") => false
   matches("hello world", "hello\\\\ sworld", "x") => true
   matches("a\\nb", "a.b") => false
   matches("a\\nb", "a.b", "s") => true
   matches("x\\na", "^a$", "m") => true
   matches("bdf", "^[a-z-[aeiou]]+$") => true
   matches("bad", "^[a-z-[aeiou]]+$") => false
   matches("中文", "^\\\\p{IsCJKUnifiedIdeographs}+$") => true
   matches("a", "(?=a)a") => null
   matches("a", "a", "z") => null
   matches("a", "[") => null
   split("John Doe", "\\\\s") => ["John", "Doe"]
   split("a;b;;c", ";") => ["a", "b", "", "c"]
   string join(["a", "b", null], ", ") => "a, b"`,
);
table(
  'patterns of XPath, flag i: characters and ranges in either case, escapes as they are (XPath Functions 3.1, 5.6.2)',
  String.raw`matches("O", "[A-Z-[OI]]", "i") => false
   matches("i", "[A-Z-[OI]]", "i") => false
   matches("a", "[A-Z-[OI]]", "i") => true
   matches("q", "[^Q]", "i") => false
   matches("\u212a", "[A-Z]", "i") => true
   matches("\u212a", "k", "i") => true
   matches("h", "\\p{Lu}", "i") => false
   matches("H", "\\P{Lu}", "i") => false
   matches("h", "[^\\p{Lu}]", "i") => true
   matches("h", "[A\\p{Lu}]", "i") => false
   matches("a", "[A\\p{Lu}]", "i") => true
   matches("H", "[\\P{Lu}x]", "i") => false
   matches("aA", "(a)\\1", "i") => true
   matches("A.C", "a.c", "qi") => true`,
);
table(
  'patterns of XPath: lines, groups and classes',
  String.raw`matches("abcd\ndefg\n", "^$", "m") => false
   matches("abcd\n\ndefg\n", "^$", "m") => true
   matches("abcd\r\n", "d$", "m") => false
   matches("abcd\n", "^abcd$") => false
   matches("a\rb", "a.b") => false
   matches("aa", "(.)\\1") => true
   matches("aa", "(.)\\2") => null
   matches("aa", "\\1(.)") => null
   matches("aa", "(a\\1)") => null
   matches("aaa1", "(a)a\\11") => true
   matches("x", "\\b") => null
   matches("x", "(?<n>x)") => null
   matches("xx", "(?:x){2}") => true
   matches("x", "x{,2}") => null
   matches("a", "[\\I]") => false
   matches("1", "[a\\I]") => true
   matches(":", "[\\i-[:]]") => false
   matches("a-", "^[a-]{2}$") => true
   matches("-", "[+--]") => true
   matches("b", "[a-\\d]") => null
   matches("a", "[]") => null
   matches("a", "[z-a]") => null
   matches("a", "[a[b]]") => null
   matches("😀", "^[^a]$") => true
   matches("α", "\\p{IsGreek}") => true
   matches("α", "\\P{IsGreek}") => false
   matches("a", "\\p{IsNowhere}") => null
   matches("a", "\\p{Alphabetic}") => null
   matches("a", "\\p{L") => null
   replace("abc", "(b)", "$12") => "ab2c"
   replace("abc", "b", "\\$") => "a$c"
   replace("abc", "b", "x\\") => null
   replace("abcdefghijkl", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)", "$11") => "kl"`,
);
table(
  'lists',
  `list contains([1, 2, null], null) => true
   list contains([@"2026-01-01"], date("2026-01-01")) => true
   count([1, [2, 3]]) => 2
   min(1, 2, 3) => 1
   max(["a", "c", "b"]) => "c"
   min([]) => null
   max([1, "a"]) => null
   sum([0.1, 0.2, 0.3]) => 0.6
   sum([]) => null
   product(2, 3, 4) => 24
   mean([1, 2, 4]) => 2.333333333333333333333333333333333
   median(8, 2, 5, 3, 4) => 4
   median([6, 1, 2, 3]) => 2.5
   stddev(2, 4, 7, 5) => 2.081665999466132735282297706979931
   mode(6, 3, 9, 6, 6) => [6]
   mode([6, 1, 9, 6, 1]) => [1, 6]
   all([true, null]) => null
   all([false, null]) => false
   any([true, null]) => true
   any([]) => false
   sublist([4, 5, 6], 1, 2) => [4, 5]
   sublist([4, 5, 6], -2) => [5, 6]
   append([1], 2, 3) => [1, 2, 3]
   concatenate([1, 2], [3]) => [1, 2, 3]
   insert before([1, 3], 1, 2) => [2, 1, 3]
   remove([1, 2, 3], 2) => [1, 3]
   reverse([1, 2, 3]) => [3, 2, 1]
   index of([1, 2, 3, 2], 2) => [2, 4]
   union([1, 2], [2, 3]) => [1, 2, 3]
   distinct values([1, 2, 3, 2, 1.0, [1], [1]]) => [1, 2, 3, [1]]
   flatten([[1, 2], [[3]], 4]) => [1, 2, 3, 4]
   list replace([2, 4, 7, 8], 3, 6) => [2, 4, 6, 8]
   list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5) => [5, 5, 7, 8]
   list replace([1], 2, 6) => null
   sort([3, 1, 4, 5, 2], function(x, y) x < y) => [1, 2, 3, 4, 5]
   sort(["b", "a"]) => ["a", "b"]
   partition([1, 2, 3], 2) => [[1, 2], [3]]`,
);
table(
  'numbers',
  `decimal(1/3, 2) => 0.33
   decimal(1.5, 0) => 2
   decimal(2.5, 0) => 2
   decimal(1234, -2) => 1200
   floor(-1.56, 1) => -1.6
   ceiling(1.5) => 2
   ceiling(-1.56, 1) => -1.5
   round up(5.5, 0) => 6
   round up(-1.121, 2) => -1.13
   round down(-5.5, 0) => -5
   round half up(1.005, 2) => 1.01
   round half up(-5.5, 0) => -6
   round half down(5.5, 0) => 5
   round half down(-1.126, 2) => -1.13
   round up(5.5, 6177) => null
   abs(-10) => 10
   abs(@"-P5D") => @"P5D"
   modulo(-12, 5) => 3
   modulo(10.1, -4.5) => -3.4
   sqrt(16) => 4
   sqrt(-1) => null
   log(10) => 2.302585092994045684017991454684364
   exp(5) => 148.4131591025766034211155800405523
   odd(5) => true
   odd(-5) => true
   even(2.5) => false`,
);
table(
  'dates',
  `day of year(date("2019-09-17")) => 260
   day of week(date("2019-09-17")) => "Tuesday"
   month of year(date("2019-09-17")) => "September"
   week of year(date("2019-09-17")) => 38
   week of year(date("2003-12-29")) => 1
   week of year(date("2005-01-01")) => 53
   today() - date("2026-11-20") => @"P4D"`,
);
table(
  'ranges',
  `before(1, 10) => true
   before(range: [1..2], point: 3) => true
   before(point: 3, range: [1..2]) => false
   after(point: 3, range: [1..2]) => true
   before(1, [1..10]) => false
   before(1, (1..10]) => true
   before([1..10], 10) => false
   before([1..10), [10..15]) => true
   after([12..21], 11) => true
   after((11..20], [1..11]) => true
   meets([1..5], [5..10]) => true
   meets([1..5), [5..10]) => false
   met by([5..10], [1..5]) => true
   overlaps([1..5], [3..8]) => true
   overlaps([1..5), [5..8]) => false
   overlaps before([1..5], [3..8]) => true
   overlaps after([3..8], [1..5]) => true
   finishes(10, [1..10]) => true
   finishes([5..10], [1..10]) => true
   finishes([5..10), [1..10]) => false
   finished by([1..10], 10) => true
   includes([1..10], 5) => true
   includes((1..10], 1) => false
   includes([1..10], [4..6]) => true
   during(5, [1..10]) => true
   during([4..6], [1..10)) => true
   starts(1, [1..10]) => true
   starts([1..5], [1..10]) => true
   started by([1..10], [1..5]) => true
   coincides(5, 5) => true
   coincides([1..5], [1..5)) => false
   before((< 3), 5) => true
   includes((> 3), 5) => true
   before(1, "a") => null
   before(point1: 1, point2: 2) => true`,
);
table(
  'contexts',
  `get value(m: {a: {b: 1}}, keys: ["a", "b"]) => 1
   get value(context: {a: {b: 1}}, keys: ["a", "b"]) => 1
   get value({key1: "value1"}, "key1") => "value1"
   get value({key1: "value1"}, "unexistent-key") => null
   get value({a: {b: 1}}, ["a", "b"]) => 1
   get entries({key1: "value1"})[key = "key1"].value => ["value1"]
   context([{key: "a", value: 1}, {key: "b", value: 2}]) => {a: 1, b: 2}
   context([{key: "a", value: 1}, {key: "a", value: 2}]) => null
   context put({x: 1}, "y", 2) => {x: 1, y: 2}
   context put({x: 1, y: {a: 0}}, ["y", "a"], 2) => {x: 1, y: {a: 2}}
   context merge([{x: 1}, {y: 2, x: 3}]) => {x: 3, y: 2}`,
);

test('a single value does for a list, and a list of one for a single value', () => {
  expect(evaluated('count(1)')).toBe('1');
  expect(evaluated('upper case(["a"])')).toBe('"A"');
  expect(evaluated('upper case(["a", "b"])')).toBe('null');
});

test('arguments may be named, and a wrong name gives nothing', () => {
  expect(evaluated('substring(start position: 2, string: "abc")')).toBe('"bc"');
  expect(evaluated('substring(start: 2, string: "abc")')).toBe('null');
});

test('all functions of DMN 1.5 are there', () => {
  const standard = [
    ...['date', 'date and time', 'time', 'number', 'string', 'duration', 'years and months duration', 'range', 'not', 'is', 'now', 'today'],
    ...[
      'substring',
      'string length',
      'upper case',
      'lower case',
      'substring before',
      'substring after',
      'replace',
      'contains',
      'starts with',
    ],
    ...[
      'ends with',
      'matches',
      'split',
      'string join',
      'list contains',
      'list replace',
      'count',
      'min',
      'max',
      'sum',
      'mean',
      'all',
      'any',
    ],
    ...[
      'sublist',
      'append',
      'concatenate',
      'insert before',
      'remove',
      'reverse',
      'index of',
      'union',
      'distinct values',
      'flatten',
      'product',
    ],
    ...['median', 'stddev', 'mode', 'decimal', 'floor', 'ceiling', 'round up', 'round down', 'round half up', 'round half down', 'abs'],
    ...['modulo', 'sqrt', 'log', 'exp', 'odd', 'even', 'sort', 'get value', 'get entries', 'context', 'context put', 'context merge'],
    ...['day of year', 'day of week', 'month of year', 'week of year', 'before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before'],
    ...['overlaps after', 'finishes', 'finished by', 'includes', 'during', 'starts', 'started by', 'coincides'],
  ];
  expect(standard.filter((name) => !builtins.has(name))).toEqual([]);
});
