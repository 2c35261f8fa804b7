// Made from engine/studybuddy/caption_formats.py by `make contract`: change it there.

export interface CaptionFormat {
  name: string;
  title: string;
  /** In lower case, without the dot. */
  extensions: readonly string[];
  /** Bytes of a file. */
  largest: number;
}

export const CAPTION_FORMATS: readonly CaptionFormat[] = [
  { name: "webvtt", title: "WebVTT", extensions: ["vtt"], largest: 20971520 },
  { name: "srt", title: "SubRip", extensions: ["srt"], largest: 20971520 },
  { name: "docx", title: "Word transcript", extensions: ["docx"], largest: 20971520 },
  { name: "text-with-times", title: "Text with times", extensions: ["txt"], largest: 20971520 },
  { name: "text", title: "Text", extensions: ["txt"], largest: 20971520 },
  { name: "csv", title: "Table (CSV, TSV)", extensions: ["csv", "tsv"], largest: 20971520 },
  { name: "sbv", title: "YouTube SBV", extensions: ["sbv"], largest: 20971520 },
  { name: "youtube-json", title: "YouTube json3", extensions: ["json3", "json"], largest: 20971520 },
  { name: "youtube-xml", title: "YouTube XML", extensions: ["srv1", "srv2", "srv3", "xml"], largest: 20971520 },
  { name: "ttml", title: "TTML", extensions: ["ttml", "dfxp", "itt", "xml"], largest: 20971520 },
  { name: "ass", title: "SubStation Alpha", extensions: ["ass", "ssa"], largest: 20971520 },
  { name: "sami", title: "SAMI", extensions: ["smi", "sami"], largest: 20971520 },
  { name: "scc", title: "Scenarist SCC", extensions: ["scc"], largest: 5242880 },
  { name: "subviewer", title: "SubViewer", extensions: ["sub"], largest: 5242880 },
  { name: "microdvd", title: "MicroDVD", extensions: ["sub"], largest: 5242880 },
  { name: "mpl2", title: "MPL2", extensions: ["mpl", "txt"], largest: 5242880 },
  { name: "lrc", title: "LRC lyrics", extensions: ["lrc"], largest: 5242880 },
  { name: "audacity", title: "Audacity labels", extensions: ["txt"], largest: 5242880 },
  { name: "whisper", title: "Whisper JSON", extensions: ["json"], largest: 20971520 },
  { name: "whisper-cpp", title: "whisper.cpp JSON", extensions: ["json"], largest: 20971520 },
  { name: "transcript-api", title: "youtube-transcript-api JSON", extensions: ["json"], largest: 20971520 },
  { name: "sjson", title: "edX sjson", extensions: ["sjson", "json"], largest: 20971520 },
  { name: "podcast-json", title: "Podcast JSON", extensions: ["json"], largest: 20971520 },
  { name: "aws-transcribe", title: "Amazon Transcribe JSON", extensions: ["json"], largest: 20971520 },
  { name: "deepgram", title: "Deepgram JSON", extensions: ["json"], largest: 20971520 },
  { name: "assemblyai", title: "AssemblyAI JSON", extensions: ["json"], largest: 20971520 },
  { name: "rev-ai", title: "Rev AI JSON", extensions: ["json"], largest: 20971520 },
];

/** Every extension, once. */
export const CAPTION_EXTENSIONS: readonly string[] = ["vtt", "srt", "docx", "txt", "csv", "tsv", "sbv", "json3", "json", "srv1", "srv2", "srv3", "xml", "ttml", "dfxp", "itt", "ass", "ssa", "smi", "sami", "scc", "sub", "mpl", "lrc", "sjson"];

/** Bytes of a file of any format. */
export const LARGEST_CAPTIONS = 20971520;
