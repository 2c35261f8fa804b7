import { expect, test } from "vitest";
import resources from "../../../../infra/resources.json";
import { UPLOAD_DAYS, WORK_DAYS } from "./retention";

test("the days we promise are the days the buckets keep files", () => {
  expect([UPLOAD_DAYS, WORK_DAYS]).toEqual([
    resources.buckets.uploads.expire_days,
    resources.buckets.work.expire_days,
  ]);
});
