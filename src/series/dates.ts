const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const momentPattern = /^(\d{4}-\d{2})(-\d{2})?(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?Z)?$/;
const periodPattern = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const [, year, month, day] = (datePattern.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether a day (YYYY-MM-DD) is the last of its month. */
export function isMonthEnd(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate() === day;
}

/** Whether a text is the date of a fact: YYYY, YYYY-MM, YYYY-Qn or a day YYYY-MM-DD. */
export function isFactDate(text: string): boolean {
  return periodPattern.test(text) || isDate(text);
}

/** Whether a text says when something was fetched: YYYY-MM, YYYY-MM-DD, or a day with a UTC time (T16:30Z, T16:30:05Z). */
export function isMoment(text: string): boolean {
  const [, month, day, time] = momentPattern.exec(text) ?? [];
  if (month === undefined) return false;
  return day === undefined ? time === undefined && isFactDate(month) : isDate(month + day);
}
