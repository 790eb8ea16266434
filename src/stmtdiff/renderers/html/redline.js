(()=>{
"use strict";
const d=document,h=d.documentElement,get=id=>d.getElementById(id),main=get("text"),words=main.dataset,side=d.querySelector(".side"),
table=d.querySelector(".toc table"),links={},each=(where,what,act)=>where.querySelectorAll(what).forEach(act);
let map=null,shown=[],tick=0,filtering,sorted=false;
function make(tag,text,kind){const e=d.createElement(tag);if(text)e.textContent=text;if(kind)e.className=kind;return e}
function button(text,act){const b=make("button",text);b.type="button";b.onclick=act;return b}
const row=p=>links[p.id].closest("tr"),seen=e=>e.offsetParent!==null;
h.classList.add("js");

/* what is shown: the table and the headings follow the filters */
function follow(){
  each(main,".sech",e=>{e.hidden=false});
  const cards=[...main.querySelectorAll(".p")],on=new Set(cards.filter(seen));let head,had,any;
  function end(){if(head&&had)head.hidden=!any}
  each(main,".sech,.p",e=>{
    if(e.matches(".sech")){end();head=e;had=any=false}
    else{had=true;any=any||on.has(e);row(e).hidden=!on.has(e)}});
  end();
  each(table,".sec",r=>{r.hidden=sorted||!r.parentNode.querySelector("tr:not(.sec,[hidden])")});
  get("none").hidden=on.size>0||!cards.length;
  shown=cards.filter(p=>on.has(p)&&(!p.matches(".f-unchanged")||p.matches(".moved")))}

/* from change to change */
const top=p=>p.getBoundingClientRect().top,line=()=>(parseFloat(getComputedStyle(h).scrollPaddingTop)||80)+8;
function current(){let lo=0,hi=shown.length,at=line();
  while(lo<hi){const mid=lo+hi>>1;if(top(shown[mid])<=at)lo=mid+1;else hi=mid}return lo-1}
function go(step){const i=current();let target=shown[step>0?i+1:i];
  if(step<0&&target&&Math.abs(top(target)+8-line())<12)target=shown[i-1];
  if(!target)return;
  history.replaceState(null,"","#"+target.id);target.scrollIntoView({block:"start",behavior:"instant"});
  target.querySelector("h3 a").focus({preventScroll:true});update()}
function update(){const i=current(),p=shown[i];
  get("at").textContent=(i<0?"–":i+1)+" / "+shown.length;
  each(table,"[aria-current]",a=>a.removeAttribute("aria-current"));
  if(p){links[p.id].setAttribute("aria-current","true");
    const y=row(p).getBoundingClientRect(),box=side.getBoundingClientRect();
    if(side.scrollHeight>side.clientHeight+1&&(y.top<box.top||y.bottom>box.bottom))side.scrollTop+=y.top-box.top-box.height/2}
  if(map){const H=h.scrollHeight,view=map.lastChild;view.setAttribute("y",scrollY/H*100+"%");
    view.setAttribute("height",Math.max(1,innerHeight/H*100)+"%")}}
function renew(){follow();draw();update()}

/* the map at the edge */
function draw(){const box=get("map"),H=h.scrollHeight,svg=(tag,at)=>{const e=d.createElementNS("http://www.w3.org/2000/svg",tag);
    for(const k in at)e.setAttribute(k,at[k]);return e};
  map=null;if(getComputedStyle(box).display==="none")return;
  map=svg("svg");
  shown.forEach(p=>{const r=p.getBoundingClientRect(),y=r.top+scrollY;
    map.append(svg("line",{class:"b-"+(p.matches(".ed")?"editorial":/f-(\S+)/.exec(p.className)[1]),x1:"50%",x2:"50%",y1:y/H*100+"%",y2:(y+r.height-4)/H*100+"%"}))});
  map.append(svg("rect",{width:"100%"}));box.replaceChildren(map)}

/* side by side: a copy is made when it is asked for, and taken away again */
const names=cell=>cell.textContent.split(" + ").map(n=>n&&!/\s/.test(n)?words.number.replace("{}",n):n).join(" + ");
function column(name,cell,text){const c=make("div");c.append(make("h4",name+" · "+(names(cell)||words.none)),text);return c}
function split(body){const t=body.firstElementChild,two=make("div","","two"),cells=row(body.closest(".p")).cells,copy=t.cloneNode(true);
  each(copy,"del,.at.was",e=>e.remove());each(copy,"[id]",e=>e.removeAttribute("id"));
  body.replaceChild(two,t);two.append(column(words.earlier,cells[1],t),column(words.later,cells[0],copy))}
function arrange(){
  if(get("v-side").checked)each(main,".p:not(.f-unchanged)>.body",b=>{if(!b.querySelector(".two"))split(b)});
  else each(main,".two",two=>two.replaceWith(two.querySelector(".t")))}

/* the table: sorting */
function sort(th){const i=th.cellIndex,up=th.getAttribute("aria-sort")!=="ascending",rows=[...table.querySelectorAll("tbody tr:not(.sec)")],
  value=r=>{const t=r.cells[i].textContent;return i>2?-parseFloat(t)||0:i>1?t:i?+(r.dataset.o||1e9):t?r.rank:1e9};
  each(table,"th[aria-sort]",o=>o.removeAttribute("aria-sort"));
  th.setAttribute("aria-sort",up?"ascending":"descending");
  rows.forEach((r,n)=>{r.rank=r.rank||n+1});
  rows.sort((a,b)=>{const x=value(a),y=value(b);return(x<y?-1:x>y?1:a.rank-b.rank)*(up?1:-1)});
  sorted=true;table.tBodies[0].append(...rows);follow()}

/* copying: by button, and out of the text in which both statements stand */
function copier(text,label,node){const b=button(label,()=>{
    const done=()=>{b.textContent=words.copied;setTimeout(()=>{b.textContent=label},1500)},
    byHand=()=>{getSelection().selectAllChildren(node);if(d.execCommand("copy"))done()};
    if(navigator.clipboard)navigator.clipboard.writeText(text()).then(done,byHand);else byHand()});return b}
d.addEventListener("copy",e=>{const s=getSelection(),hit=[],put=[];
  if(!get("v-inline").checked||!s.rangeCount)return;
  each(main,".t :is(del,ins)",x=>{if(s.containsNode(x,true))hit.push(x)});
  if(!hit.length||hit.some(x=>x.contains(s.anchorNode)&&x.contains(s.focusNode)))return;
  hit.forEach(x=>{const del=x.matches("del");
    if(get("u-markers").checked||del&&x.closest(".gone")){const a=make("b",del?"[−":"[+"),z=make("b",del?"−]":"+]");x.before(a);x.after(z);put.push(a,z)}
    else if(del)x.hidden=true});
  e.clipboardData.setData("text/plain",s.toString());e.preventDefault();
  put.forEach(x=>x.remove());hit.forEach(x=>{x.hidden=false})});
function cited(p){const cells=row(p).cells,old=names(cells[1]),now=names(cells[0]),
  how=words[now?old?"pair":"added":p.matches(".f-not-in-excerpt")?"unknown":"removed"];
  return how.replace("{old}",()=>words.old.replace("{}",()=>old)).replace("{new}",()=>words.new.replace("{}",()=>now))+
    "; "+get("by").textContent+". "+(/^http/.test(location.protocol)?location.href.split("#")[0]:location.pathname.split("/").pop())+"#"+p.id}
main.addEventListener("click",e=>{const a=e.target.closest(".cite");if(!a)return;e.preventDefault();
  const p=a.closest(".p"),old=p.querySelector(".cited"),box=make("p","","cited"),text=make("span",cited(p));
  a.setAttribute("aria-expanded",!old);if(old)return old.remove();
  box.append(text," ",copier(()=>text.textContent,words.copy,text));a.closest("header").after(box)});

/* listening */
each(table,"tbody a",a=>{links[decodeURIComponent(a.hash.slice(1))]=a});
each(table,"tbody tr:not(.sec)",r=>{const a=r.querySelector("a"),p=get(decodeURIComponent(a.hash.slice(1))),b=p&&p.querySelector("h3 bdi");if(b)r.title=b.textContent});
each(table,"thead th",th=>{const b=button(th.textContent,()=>sort(th));b.title=words.sort+" "+th.textContent;th.replaceChildren(b)});
table.after(copier(()=>[...table.querySelectorAll("thead tr,tbody tr:not(.sec,[hidden])")].map(r=>[...r.cells].map(c=>c.textContent.trim()).join("\t")).join("\n"),words.copytable,table));
get("back").onclick=()=>go(-1);get("forth").onclick=()=>go(1);
get("all").onclick=()=>{each(side,".tally input",x=>{x.checked=true});const k=get("kind");if(k)k.value="any";renew()};
d.addEventListener("keydown",e=>{
  if(e.ctrlKey||e.metaKey||e.target.tagName==="SELECT")return;
  const step=e.altKey?{ArrowDown:1,ArrowUp:-1}[e.key]:get("keys").checked&&{n:1,j:1,p:-1,k:-1}[e.key];
  if(step){e.preventDefault();go(step)}});
d.addEventListener("change",e=>{if(e.target.name==="view")arrange();renew()});
function called(){const p=get(decodeURIComponent(location.hash.slice(1))),t=p&&p.querySelector("article>details");if(t)t.open=true;renew()}
addEventListener("hashchange",called);
addEventListener("scroll",()=>{if(!tick)tick=requestAnimationFrame(()=>{tick=0;update()})},{passive:true});
addEventListener("resize",()=>{clearTimeout(filtering);filtering=setTimeout(renew,150)});
get("map").onclick=e=>{const r=map.getBoundingClientRect();scrollTo(0,(e.clientY-r.top)/r.height*h.scrollHeight-innerHeight/2)};
const lists=[...d.querySelectorAll(".side details,.all details")];let was;
if(matchMedia("(max-width:60rem)").matches)lists.forEach(x=>{if(side.contains(x))x.open=false});
addEventListener("beforeprint",()=>{was=lists.map(x=>x.open);lists.forEach(x=>{x.open=true})});
addEventListener("afterprint",()=>lists.forEach((x,n)=>{x.open=was[n]}));
arrange();called();
})();
