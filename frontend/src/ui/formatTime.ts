/** Seconds as people write them: `1:07`, `1:02:03`. */
export function formatTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const pair = (part: number) => String(part).padStart(2, "0");
  const rest = pair(whole % 60);
  return hours ? `${hours}:${pair(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A length as people say it: `45 s`, `8 min`, `5 h 2 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours ? `${hours} h` : "", rest ? `${rest} min` : ""].filter(Boolean).join(" ");
}
