/** Time limits as sbatch takes them: minutes, minutes:seconds, hours:minutes:seconds, days-hours[:minutes[:seconds]]. */

/** The limit for `points` points, given that of one, as `days-hours:minutes:seconds`. */
export function timesPoints(time: string, points: number): { text: string; seconds: number } {
  const seconds = secondsOf(time) * points;
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  const days = Math.floor(seconds / 86400);
  return { text: days > 0 ? `${days}-${clock}` : clock, seconds };
}

function secondsOf(time: string): number {
  const [days, clock] = time.includes('-') ? time.split('-') : [null, time];
  const parts = (clock ?? '').split(':').map(Number);
  const [first = 0, second = 0, third = 0] = parts;
  if (days !== null) return Number(days) * 86400 + first * 3600 + second * 60 + third;
  return parts.length === 3 ? first * 3600 + second * 60 + third : first * 60 + second;
}
