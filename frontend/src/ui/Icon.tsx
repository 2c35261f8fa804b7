/** Line drawings of our own, 24 by 24. */
const PATHS = {
  account: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8m-7.5 8a7.5 7.5 0 0 1 15 0",
  book: "M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zm0 13a3 3 0 0 1 3-3h11",
  check: "m5 12.5 4.5 4.5L19 7.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18m0-14v5l3.5 2",
  close: "m6 6 12 12M18 6 6 18",
  coin: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18m3-11.5a3.5 3.5 0 1 0 0 5",
  dark: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5",
  down: "m6 9.5 6 6 6-6",
  download: "M12 4v11m-4.5-4 4.5 4.5 4.5-4.5M5 20h14",
  flag: "M6 21V4m0 1h11l-2.5 4L17 13H6",
  film: "M4 5h16v14H4zm6 4v6l5-3z",
  light:
    "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8m0-13v2m0 14v2m9-9h-2M5 12H3m15.4-6.4-1.5 1.5M7.1 16.9l-1.5 1.5m12.8 0-1.5-1.5M7.1 7.1 5.6 5.6",
  next: "m9.5 6 6 6-6 6",
  out: "M10 4H5v16h5m4-12 4 4-4 4m4-4H9",
  pen: "m5 15.5-.8 4.3 4.3-.8L19.5 8 16 4.5zm9-9 3.5 3.5",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14m5-2 4.5 4.5",
  system: "M3 5h18v11H3zm6 15h6m-3-4v4",
  trash: "M4 7h16M9 7V4h6v3m3 0-1 13H7L6 7m4 4v5m4-5v5",
  upload: "M12 16V5M7.5 9.5 12 5l4.5 4.5M5 20h14",
  warning: "M12 4 2.5 20h19zm0 6v4.5m0 2.8v.2",
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  name: IconName;
  size?: number;
}

/** Never alone: words beside it, or the label of its button, say what it means. */
export function Icon({ name, size = 18 }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
