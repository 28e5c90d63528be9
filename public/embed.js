/* Cutover diagrams in any page. A classic script, to be loaded once:

     <script async src="https://…/embed.js"></script>

   It gives frames of these diagrams, pasted as <iframe>, the height of what is in them. And it
   defines an element that makes such a frame itself:

     <cutover-diagram name="rto-rpo" state="rpo=60" theme="auto|light|dark" controls="full|min">
       <a href="https://…/index.html#/diagrams/rto-rpo">What readers without scripts see</a>
     </cutover-diagram>

   It sets no cookie and asks no other site for anything. */
(() => {
  'use strict'
  // Everything is found next to this script.
  const base = new URL('.', document.currentScript.src)
  const folder = new URL('embed/', base).href
  // Frames inside an element's shadow are not in the document's list.
  const own = new Set()

  const isOurs = (frame) => {
    try { return new URL(frame.src, document.baseURI).href.startsWith(folder) } catch { return false }
  }

  // A frame tells its height. Who says it, from where and what it says is checked.
  addEventListener('message', ({ data, source, origin }) => {
    if (!data || data.type !== 'cutover:height' || data.v !== 1) return
    // A frame in a sandbox of its own has the origin "null".
    if (origin !== base.origin && origin !== 'null') return
    if (!Number.isInteger(data.height) || data.height < 80 || data.height > 12000) return
    for (const frame of [...own, ...document.getElementsByTagName('iframe')]) {
      if (frame.contentWindow === source && isOurs(frame)) {
        const border = frame.offsetHeight - frame.clientHeight
        frame.style.height = data.height + border + 'px'
        return
      }
    }
  })

  // Frames that were there before this script have told their height to nobody.
  for (const frame of document.getElementsByTagName('iframe')) {
    if (isOurs(frame)) frame.contentWindow.postMessage({ type: 'cutover:ask', v: 1 }, '*')
  }

  if (customElements.get('cutover-diagram')) return
  customElements.define('cutover-diagram', class extends HTMLElement {
    static observedAttributes = ['name', 'state', 'theme', 'controls']
    #frame = null

    connectedCallback() { this.#show() }
    disconnectedCallback() { own.delete(this.#frame) }
    attributeChangedCallback() { if (this.isConnected) this.#show() }

    #show() {
      const name = this.getAttribute('name') || ''
      // A diagram's name, nothing that could lead elsewhere. Else the link inside stays.
      if (!/^[a-z0-9-]+$/.test(name)) return
      const parts = [(this.getAttribute('state') || '').replace(/^\?/, '')]
      for (const key of ['theme', 'controls']) {
        if (this.hasAttribute(key)) parts.push(key + '=' + encodeURIComponent(this.getAttribute(key)))
      }
      const url = new URL(name + '.html', folder)
      url.search = parts.filter(Boolean).join('&')
      const frame = this.#frame || document.createElement('iframe')
      if (frame.src !== url.href) frame.src = url.href
      own.add(frame)
      if (frame === this.#frame) return
      this.#frame = frame
      frame.title = this.title || 'Interactive diagram: ' + name.replaceAll('-', ' ')
      frame.loading = 'lazy'
      frame.allow = 'clipboard-write'
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox')
      // Room is kept until the frame has said how much it needs.
      this.style.display = 'block'
      const room = this.offsetWidth < 640 ? 980 : 760
      frame.style.cssText = 'display:block;width:100%;border:0;height:' + room + 'px'
      this.attachShadow({ mode: 'open' }).append(frame)
    }
  })
})()
