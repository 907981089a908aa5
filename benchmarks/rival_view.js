// The rival's picture: what stands still, and for each moving artist one piece of SVG a state.
function render({ model, el }) {
  el.innerHTML = model.get("still");
  const svg = el.querySelector("svg");
  const moving = model.get("moving").map((artist) => {
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    return { ...artist, group: svg.appendChild(group) };
  });
  const strides = Object.entries(model.get("strides"));
  const show = () => {
    const state = strides.reduce((sum, [key, stride]) => sum + Number(model.get(key)) * stride, 0);
    for (const { group, pieces, index } of moving) group.innerHTML = pieces[index[state]];
  };
  for (const [key] of strides) model.on(`change:${key}`, show);
  show();
  el.dataset.benchReady = "";
}
export default { render };
