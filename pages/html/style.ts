/** The one stylesheet, served at /style.css. It uses system fonts and has no image, script or animation. */
export const STYLE = `:root{color-scheme:light;--ink:#1a1a1a;--soft:#505a5f;--line:#b1b4b6;--blue:#0f4c8a;--red:#b3150c;--green:#0b6b3a;--pale:#f3f4f6;--amber:#8a4b00}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:#fff;font:1.0625rem/1.75 system-ui,-apple-system,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.35;margin:.5rem 0 1rem}
h2{font-size:1.3rem;line-height:1.4;margin:2rem 0 .75rem}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
legend h2{margin:0}
p,ul,ol,dl{margin:.5rem 0 1rem}
main>p,main>.p{max-width:46rem}
a{color:var(--blue);text-underline-offset:.2em}
a:hover{text-decoration-thickness:.15em}
:focus-visible{outline:3px solid #c25100;outline-offset:2px}
:target:not(.section){box-shadow:0 0 0 4px #ffd76a}
.skip{position:absolute;left:-999rem;padding:.5rem 1rem;background:#fff}
.skip:focus{left:.5rem;top:.5rem;z-index:1}
header{background:#123c69;color:#fff}
.bar{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center;max-width:64rem;margin:0 auto;padding:.5rem 1rem}
.bar a,.bar .plain{color:#fff;padding:.35rem 0;min-height:1.5rem;white-space:nowrap}
.bar :focus-visible{outline-color:#ffd76a}
.bar form{margin:0}
.site{font-weight:700;font-size:1.15rem;text-decoration:none;margin-right:auto}
main{max-width:64rem;margin:0 auto;padding:1rem 1rem 4rem}
main.narrow{max-width:44rem}
footer{border-top:1px solid var(--line);background:var(--pale);color:var(--soft);font-size:.95rem}
footer .bar{padding:.75rem 1rem 1.5rem}
footer .bar a{color:var(--blue);white-space:normal}
.demonstration{margin:0;padding:.35rem 1rem;background:#fff3cd;color:#5c3b00;font-weight:700;text-align:center}
.crumbs{margin:0 0 .5rem}
nav .crumbs a{display:inline-block;margin-right:1.1rem}
[aria-current=page]{color:inherit;font-weight:700;text-decoration:none}
.hint,.soft,.why{color:var(--soft);font-size:.95rem}
.p{margin:.5rem 0 1rem}
.why{display:inline-block;vertical-align:baseline}
.why[open]{display:block;border-left:4px solid var(--line);padding:0 0 0 .7rem;margin:.1rem 0 .4rem}
.why summary{display:inline-block;padding:0;font-size:.9rem;text-decoration:underline;text-underline-offset:.2em}
.why summary::-webkit-details-marker{display:none}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.standing{font-size:2rem;line-height:1.3;font-weight:700;margin:.25rem 0}
.large{font-size:1.5rem;font-weight:700;line-height:1.4}
.deadline{border-left:6px solid var(--blue);padding:.25rem .9rem;margin:.5rem 0 1rem;background:var(--pale)}
.deadline strong{font-size:1.15rem}
.line{display:block}
.when{white-space:nowrap}
.tag{display:inline-block;border:1px solid currentColor;border-radius:.25rem;padding:0 .5rem;font-weight:700;font-size:.95rem}
.card{border:1px solid var(--line);border-radius:.4rem;padding:.25rem 1.1rem 1rem;margin:1rem 0}
.card h3,.card h2{margin-top:.9rem}
.card>:last-child,.card>form:last-child>:last-child{margin-bottom:0}
.card form{margin:.5rem 0}
.file{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center}
.card .file form,.file p,.file .p{margin:0}
.picked{list-style:none;padding:0}
progress{width:100%;height:1.25rem;accent-color:var(--blue)}
.note,.problems{border:3px solid var(--blue);padding:.6rem 1rem;margin:1rem 0 1.5rem}
.note.done{border-color:var(--green)}
.note.warning{border-color:var(--amber)}
.problems{border-color:var(--red)}
.problems h2,.note h2{margin:.1rem 0 .5rem}
.problems a{color:var(--red);font-weight:700}
.note>:last-child,.problems>:last-child{margin-bottom:.25rem}
li{margin:.2rem 0}
ul:has(+.of-list){margin-bottom:0}
.of-list{margin:0 0 1rem;padding-left:2.5rem}
form{margin:1rem 0}
fieldset{border:0;margin:0;padding:0;min-width:0}
.section{border-top:2px solid var(--line);padding-top:1rem;margin:2rem 0 0}
.entry{border-left:5px solid var(--line);padding:0 0 0 .9rem;margin:0 0 1.5rem}
.entry>legend{font-weight:700;padding:0}
.line-of-score+.line-of-score{border-top:1px solid var(--line);padding-top:.6rem}
.total{font-size:1.2rem;font-weight:700;margin-top:1rem}
.field{margin:0 0 1.5rem}
.field>label,.field>legend{display:block;font-weight:700;padding:0}
fieldset.field>legend{float:left;width:100%}
fieldset.field>legend~*{clear:both}
.section>legend{padding:0 .75rem 0 0}
.field.wrong{border-left:5px solid var(--red);padding-left:.9rem}
.optional{font-weight:400;color:var(--soft)}
.hint,.error{margin:.1rem 0 .4rem}
.error{color:var(--red);font-weight:700}
input,select,textarea,button{font:inherit;color:inherit}
input:not([type=radio],[type=checkbox],[type=hidden]),select,textarea{width:100%;min-height:2.75rem;padding:.4rem .6rem;border:2px solid #4a5157;border-radius:.2rem;background:#fff;max-width:42rem}
input.short{max-width:8rem}
input.middle{max-width:15rem}
.wrong input,.wrong select,.wrong textarea{border-color:var(--red)}
.choice{display:grid;grid-template-columns:2.75rem 1fr;align-items:start}
.choice input{width:1.6rem;height:1.6rem;margin:.45rem 0 0 .2rem;accent-color:var(--blue)}
.choice label{padding:.4rem 0}
.choice .hint{grid-column:2;margin:0 0 .4rem}
button,.button{display:inline-block;min-height:2.75rem;padding:.5rem 1.4rem;margin:.25rem .75rem .25rem 0;border:2px solid var(--blue);border-radius:.25rem;background:var(--blue);color:#fff;font-weight:700;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:#0a3561}
button.second,.button.second{background:#fff;color:var(--blue)}
button.second:hover,.button.second:hover{background:var(--pale)}
button.warning{background:var(--red);border-color:var(--red)}
button.plain{border:0;background:none;padding:.35rem 0;margin:0;min-height:1.5rem;font-weight:400;text-decoration:underline}
table{width:100%;border-collapse:collapse;margin:.5rem 0 1.5rem}
caption{text-align:left;font-weight:700;padding:.25rem 0}
th,td{overflow-wrap:break-word;text-align:left;min-width:5.5em;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
table form{margin:0}
table button{white-space:nowrap;padding:.35rem .9rem;margin:0}
dl>div{display:grid;grid-template-columns:11rem 1fr;gap:.25rem 1rem;padding:.45rem 0;border-bottom:1px solid var(--line)}
dt{font-weight:700}
dd{margin:0}
.steps{list-style:none;padding:0}
.steps li{padding:.35rem 0 .35rem 1rem;border-left:5px solid var(--line);margin:0}
.steps .past{border-color:var(--green)}
.steps .present{border-color:var(--blue);background:var(--pale);font-weight:700}
.timeline{list-style:none;padding:0}
.timeline>li{padding:.6rem 0;border-bottom:1px solid var(--line)}
.timeline time{font-weight:700}
.timeline ol{margin:0}
.links a{display:inline-block;margin-right:1.5rem}
.row button{padding:.35rem .9rem}
.preview{max-width:100%;height:auto;border:1px solid var(--line);background:#fff;color:#222}
blockquote{margin:.5rem 0}
.wording{border:1px solid var(--line);background:var(--pale);padding:.75rem 1rem;white-space:pre-line}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9em}
summary{cursor:pointer;padding:.4rem 0;color:var(--blue)}
@media (max-width:40em){
h1{font-size:1.45rem}
.standing{font-size:1.6rem}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,th,td,caption{display:block}
tr{border-bottom:2px solid var(--line);padding:.5rem 0}
tbody th,td{border:0;padding:.15rem 0}
td[data-label]::before{content:attr(data-label);display:block;color:var(--soft);font-size:.9rem}
.brief td{display:inline}
.brief td[data-label]::before{display:inline;content:""}
.brief td+td[data-label]::before{content:" · "}
dl>div{grid-template-columns:1fr;gap:0}
button:not(.plain),.button{display:block;width:100%;text-align:center;margin:.75rem 0}
.bar{column-gap:1rem}
.site{flex-basis:100%}
.row button:not(.plain){display:inline-block;width:auto;margin:.25rem .5rem .25rem 0}
}
@media print{
header,footer a,.skip,button,.button{display:none}
body{font-size:11pt}
main{max-width:none;padding:0}
a{color:inherit}
details>*{display:block}
}
`;
