/** English of the pages whose code comes when they are first shown. */
import { captions } from "./captions";
import { courses } from "./courses";
import { jobs } from "./jobs";
import { library } from "./library";
import { reading } from "./reading";
import { sample } from "./sample";
import { search } from "./search";
import { submit } from "./submit";
import { trust } from "./trust";

export const pages = { captions, courses, jobs, library, reading, sample, search, submit, trust };
