import { NewCourse } from "@/features/courses/NewCourse";
import { EMPTY_ORDER, toCourseOrder } from "@/features/submit/order";
import { OrderOptions } from "@/features/submit/OrderOptions";
import { useState } from "react";

/** A course is ordered with the choices that a video is ordered with; captions are YouTube's. */
export default function NewCoursePage() {
  const [order, setOrder] = useState(EMPTY_ORDER);
  const { links } = (window.history.state ?? {}) as { links?: string };
  return (
    <NewCourse
      links={links ?? ""}
      order={toCourseOrder(order)}
      options={
        <OrderOptions
          order={order}
          onChange={(part) => setOrder((now) => ({ ...now, ...part }))}
          ownCaptions={false}
          open={false}
          apiError=""
        />
      }
    />
  );
}
