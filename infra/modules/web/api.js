// The API's routes know nothing of where it stands: /api/videos is its /videos.
function handler(event) {
  var request = event.request;
  request.uri = request.uri.slice('/api'.length);
  return request;
}
