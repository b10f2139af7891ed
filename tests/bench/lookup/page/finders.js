// The libraries that the look-up is held against, for the page to take from one file.
export { default as Fuse } from "fuse.js";
export { default as MiniSearch } from "minisearch";
