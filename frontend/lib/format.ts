/** The only place that turns numbers, money, areas and dates into text, as the language of the page writes them. */

import { type Locale, pageLocale } from "@/lib/locale";

/** Empty where nothing in the table of sales tells the unit. */
export type AreaUnit = "ft2" | "m2" | "";
export const MISSING = "—";

/** How each language writes numbers and dates; English dates name the month, so that no one mixes it up with the day. */
type Tags = { numbers: string; dates: string; now: string; noUnit: string; noCurrency: string };
const TAGS: Record<Locale, Tags> = {
  en: { numbers: "en-US", dates: "en-GB", now: "just now", noUnit: "unknown unit", noCurrency: "unknown currency" },
  es: { numbers: "es-ES", dates: "es-ES", now: "ahora mismo", noUnit: "unidad desconocida", noCurrency: "moneda desconocida" },
  fr: { numbers: "fr-FR", dates: "fr-FR", now: "à l’instant", noUnit: "unité inconnue", noCurrency: "devise inconnue" },
};
const tags = () => TAGS[pageLocale()];
const MINUS = "−";
const FT2_PER_M2 = 10.763910416709722;

type Maybe = number | null | undefined;

const cache = new Map<string, Intl.NumberFormat>();

function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const { numbers } = tags();
  const key = numbers + JSON.stringify(options);
  const known = cache.get(key);
  if (known) return known;
  // "always": Spanish would write 1234 without a sign, but 12.345 with one.
  const made = new Intl.NumberFormat(numbers, { useGrouping: "always", ...options });
  cache.set(key, made);
  return made;
}

function write(value: Maybe, options: Intl.NumberFormatOptions): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  // Rounding to zero must not leave a lone minus sign behind.
  return formatter({ signDisplay: "negative", ...options })
    .format(value)
    .replaceAll("-", MINUS);
}

/** 20640 -> "20,640"; 3.14159 -> "3.14". */
export function number(value: Maybe, digits = 2): string {
  return write(value, { maximumFractionDigits: digits });
}

export function integer(value: Maybe): string {
  return write(value, { maximumFractionDigits: 0 });
}

/** A count with its noun: plural(1, "sale", "sales") -> "1 sale". */
export function plural(count: number, one: string, other: string): string {
  const word = new Intl.PluralRules(tags().numbers).select(count) === "one" ? one : other;
  return `${integer(count)} ${word}`;
}

/** An unknown currency (empty) is written without a sign: never one that looks like knowledge. */
function inCurrency(currency: string): Intl.NumberFormatOptions {
  return currency ? { style: "currency", currency } : {};
}

/** The code of a currency, or words that say that nobody knows it. */
export function currencyName(currency: string): string {
  return currency || tags().noCurrency;
}

/** Money to the unit; never converted between currencies. */
export function money(value: Maybe, currency: string): string {
  return write(value, { ...inCurrency(currency), maximumFractionDigits: 0 });
}

/** An estimate, or a score in money, with three significant figures: 412345 -> "$412,000". The exact value belongs in a title; only axes are compact. */
export function estimate(value: Maybe, currency: string): string {
  return write(value, {
    ...inCurrency(currency),
    maximumSignificantDigits: 3,
    minimumFractionDigits: 0,
  });
}

/** Axis labels: 450000 -> "$450K". */
export function compactMoney(value: Maybe, currency: string): string {
  return write(value, {
    ...inCurrency(currency),
    notation: "compact",
    maximumSignificantDigits: 3,
    minimumFractionDigits: 0,
  });
}

/** Signed money, for contributions and differences: "+$41,000", "−$12,000". */
export function signedMoney(value: Maybe, currency: string): string {
  return write(value, { ...inCurrency(currency), maximumFractionDigits: 0, signDisplay: "exceptZero" });
}

/** A signed score in money, with three significant figures: "−$8,920". */
export function signedEstimate(value: Maybe, currency: string): string {
  return write(value, { ...inCurrency(currency), maximumSignificantDigits: 3, minimumFractionDigits: 0, signDisplay: "exceptZero" });
}

/** A signed difference: "+0.42", "−1.30". */
export function signedNumber(value: Maybe, digits = 2): string {
  return write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "exceptZero" });
}

/** Percent of a value that already is in percent: 9.13 -> "9.1 %". */
export function percent(value: Maybe, digits = 1): string {
  const text = write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return text === MISSING ? text : `${text} %`;
}

/** Percent for a column whose header says the unit: 8 -> "8.0"; as many digits as its interval has. */
export function tenths(value: Maybe): string {
  return write(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** Whole percent of progress; 99.9 stays 99, since 100 means that the result is ready. */
export function progressPercent(value: number): string {
  return `${integer(value >= 100 ? 100 : Math.min(99, Math.floor(value)))} %`;
}

/** A share without unit, such as R²: 0.831 -> "0.83"; never a percentage. */
export function ratio(value: Maybe, digits = 2): string {
  return write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A loss or a learning rate: four significant digits, small ones in scientific notation. */
export function significant(value: Maybe, digits = 4): string {
  if (value !== null && value !== undefined && value !== 0 && Math.abs(value) < 1e-4) {
    return write(value, { notation: "scientific", maximumSignificantDigits: digits });
  }
  return write(value, { maximumSignificantDigits: digits });
}

/** Two ends of an interval: "8.4 – 9.9"; a code of a currency in letters is said once: "PLN 84.1K – 89.4K". */
export function interval(low: Maybe, high: Maybe, write_: (value: Maybe) => string): string {
  if (low === null || low === undefined || high === null || high === undefined) return "";
  return `${write_(low)} – ${write_(high).replace(/^[A-Z]{3}\s/, "")}`;
}

/** A text as the start of a sentence. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function areaUnit(unit: AreaUnit): string {
  return { ft2: "ft²", m2: "m²", "": tags().noUnit }[unit];
}

export function convertArea(value: number, from: AreaUnit, to: AreaUnit): number {
  if (from === to || from === "" || to === "") return value;
  return from === "ft2" ? value / FT2_PER_M2 : value * FT2_PER_M2;
}

export function area(value: Maybe, from: AreaUnit, to: AreaUnit = from): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  return `${integer(convertArea(value, from, to))} ${areaUnit(to)}`;
}

/** Price per area converts the other way round than the area does. */
export function pricePerArea(value: Maybe, currency: string, from: AreaUnit, to: AreaUnit = from): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  const each = value / convertArea(1, from, to);
  // Under a hundred, whole units would hide the differences.
  return `${(Math.abs(each) < 100 ? estimate : money)(each, currency)}/${areaUnit(to)}`;
}

/** Distance between homes: 480 -> "480 m", 2350 -> "2.4 km". */
export function distance(metres: Maybe): string {
  if (metres === null || metres === undefined || !Number.isFinite(metres)) return MISSING;
  return metres < 1000 ? `${integer(metres)} m` : `${number(metres / 1000, 1)} km`;
}

export function bytes(value: Maybe): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  const steps = ["B", "KB", "MB", "GB"];
  const step = Math.min(steps.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3));
  return `${number(value / 1000 ** step, step === 0 ? 0 : 1)} ${steps[step]}`;
}

/** How long something took: 0.42 -> "0.4 s", 112 -> "1 min 52 s", 3720 -> "1 h 2 min". */
export function duration(seconds: Maybe): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return MISSING;
  if (seconds < 10) return `${number(seconds, 1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** Time left, coarse on purpose: steps of 5 s under a minute, then minutes. */
export function timeLeft(seconds: Maybe): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return MISSING;
  if (seconds < 60) return `${Math.max(5, Math.ceil(seconds / 5) * 5)} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  return `${number(seconds / 3600, 1)} h`;
}

type When = string | Date | null | undefined;

function instant(value: When): Date | null {
  if (!value) return null;
  const date = value instanceof Date ? value : new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** "23 Nov 2026". A date without time is taken as it stands, in no zone. */
export function date(value: When): string {
  const at = instant(value);
  if (!at) return MISSING;
  const plain = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return new Intl.DateTimeFormat(tags().dates, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: plain ? "UTC" : undefined,
  }).format(at);
}

/** IANA name of the reader's time zone. */
export const localZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** "23 Nov 2026, 14:05:09" in the reader's zone. */
export const dateTime = (value: When): string => momentOf(value, { second: "2-digit" });

/** "23 Nov 2026, 14:05" in the reader's zone, of what happens on the minute. */
export const dateMinute = (value: When): string => momentOf(value, {});

function momentOf(value: When, more: Intl.DateTimeFormatOptions): string {
  const at = instant(value);
  if (!at) return MISSING;
  return new Intl.DateTimeFormat(tags().dates, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", ...more }).format(at);
}

export function isoDate(value: When): string {
  return instant(value)?.toISOString().slice(0, 10) ?? "";
}

/** "2 min ago"; show it only with the absolute time in the title. */
export function ago(value: When, now: Date = new Date()): string {
  const at = instant(value);
  if (!at) return MISSING;
  const seconds = Math.max(0, (now.getTime() - at.getTime()) / 1000);
  const relative = new Intl.RelativeTimeFormat(tags().numbers, { style: "short", numeric: "auto" });
  if (seconds < 10) return tags().now;
  if (seconds < 60) return relative.format(-Math.floor(seconds), "second");
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return relative.format(-Math.floor(seconds / 3600), "hour");
  return relative.format(-Math.floor(seconds / 86_400), "day");
}

const UNITS: Record<string, string> = { ft2: "ft²", m2: "m²", deg: "°", degree: "°", degrees: "°" };

/** The unit of a column as people write it. */
export const unitText = (unit: string): string => UNITS[unit] ?? unit;

/** The unit to write beside a name; empty where the name says it: "Wohnfläche m²" needs no second m². */
export function unitBeside(name: string, unit: string): string {
  const words = name.toLowerCase().split(/[\s()/,_]+/);
  return words.includes(unit) || words.includes(unitText(unit)) ? "" : unitText(unit);
}

/** A name and its unit, written as the caller does: "Living area, ft²". */
export function withUnit(name: string, unit: string, written: (beside: string) => string): string {
  const beside = unitBeside(name, unit);
  return beside === "" ? name : name + written(beside);
}

/** Figures as readers of another language write them, for pages in their language. */
export function inLanguage(language: string, currency: string) {
  const format = (value: Maybe, options: Intl.NumberFormatOptions) => (value === null || value === undefined || !Number.isFinite(value) ? MISSING : new Intl.NumberFormat(language, options).format(value));
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return {
    number: (value: Maybe) => format(value, { maximumFractionDigits: 2 }),
    money: (value: Maybe) => format(value, { ...inCurrency(currency), maximumFractionDigits: 0 }),
    estimate: (value: Maybe) => format(value, { ...inCurrency(currency), maximumSignificantDigits: 3, minimumFractionDigits: 0 }),
    date: (value: When) => {
      const at = instant(value);
      return at ? day.format(at) : MISSING;
    },
    distance: (metres: Maybe) => (metres === null || metres === undefined ? MISSING : metres < 1000 ? `${format(metres, { maximumFractionDigits: 0 })} m` : `${format(metres / 1000, { maximumFractionDigits: 1 })} km`),
  };
}

const TEXTS = new Intl.Collator("en", { numeric: true });

/** The order of two texts, with numbers inside them by their size. */
export const compareTexts = (one: string, other: string): number => TEXTS.compare(one, other);
