// A path without a dot is one of the app's own pages: they all are index.html, which reads the path.
// A file that is missing stays missing, so that an old page's script is not answered with HTML.
function handler(event) {
  var request = event.request;
  if (!request.uri.includes('.')) {
    request.uri = '/index.html';
  }
  return request;
}
