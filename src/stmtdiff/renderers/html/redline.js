(()=>{
"use strict";
const d=document,h=d.documentElement,get=id=>d.getElementById(id),main=get("text"),words=main.dataset,side=d.querySelector(".side"),
table=d.querySelector(".toc table"),links={},each=(where,what,act)=>where.querySelectorAll(what).forEach(act),
box=e=>e.getBoundingClientRect(),on=(what,act)=>addEventListener(what,act,{passive:what==="scroll"}),
row=p=>links[p.id].closest("tr"),body="tbody tr:not(.sec)";
let held,here,map=null,shown=[],tick=0,filtering,sorted=false;
function make(tag,text,kind){const e=d.createElement(tag);e.textContent=text;if(kind)e.className=kind;return e}
function button(text,act){const b=make("button",text);b.type="button";b.onclick=act;return b}
const called=hash=>get(decodeURIComponent(hash.slice(1)));
h.classList.add("js");

/* what is shown: the table and the headings follow the filters */
function renew(){
  each(main,".sech",e=>{e.hidden=false});
  const cards=[...main.querySelectorAll(".p")],seen=new Set(cards.filter(p=>p.offsetParent));let head,had,any;
  const end=()=>{if(head&&had)head.hidden=!any};
  each(main,".sech,.p",e=>{
    if(e.matches(".sech")){end();head=e;had=any=false}
    else{had=true;any=any||seen.has(e);row(e).hidden=!seen.has(e)}});
  end();
  each(table,".sec",r=>{r.hidden=sorted||!r.parentNode.querySelector("tr:not(.sec,[hidden])")});
  get("none").hidden=seen.size||!cards.length;
  shown=cards.filter(p=>seen.has(p)&&!p.matches(".f-not-in-excerpt,.f-unchanged:not(.moved)"));
  draw();update()}

/* from change to change */
const line=()=>(parseFloat(getComputedStyle(h).scrollPaddingTop)||80)+8;
function current(){let lo=0,hi=shown.length,at=line();if(held&&held.y===scrollY&&shown.includes(held.p))return shown.indexOf(held.p);
  while(lo<hi){const mid=lo+hi>>1;if(box(shown[mid]).top<=at)lo=mid+1;else hi=mid}return lo-1}
function go(step){const i=current();let p=shown[step>0?i+1:i];
  if(step<0&&p&&(held&&held.p===p||Math.abs(box(p).top+8-line())<12))p=shown[i-1];
  if(!p)return;
  history.replaceState(null,"","#"+p.id);p.scrollIntoView({behavior:"instant"});
  p.querySelector("h3 a").focus({preventScroll:true});held={p,y:scrollY};update()}
function update(){const i=current(),p=here=shown[i];
  get("at").textContent=(i<0?"–":i+1)+" / "+shown.length;
  each(table,"[aria-current]",a=>a.removeAttribute("aria-current"));
  if(p){links[p.id].setAttribute("aria-current","true");
    const y=box(row(p)),s=box(side);
    if(side.scrollHeight>side.clientHeight+1&&(y.top<s.top||y.bottom>s.bottom))side.scrollTop+=y.top-s.top-s.height/2}
  if(map)set(map.lastChild,{y:scrollY/h.scrollHeight*100+"%",height:Math.max(1,innerHeight/h.scrollHeight*100)+"%"})}

/* the map at the edge */
function set(e,at){for(const k in at)e.setAttribute(k,at[k]);return e}
function draw(){const at=get("map"),H=h.scrollHeight,svg=tag=>d.createElementNS("http://www.w3.org/2000/svg",tag);
  map=null;if(getComputedStyle(at).display==="none")return;
  map=svg("svg");
  map.append(...shown.map(p=>{const r=box(p),y=r.top+scrollY;
    return set(svg("line"),{class:"b-"+(p.matches(".ed")?"editorial":/f-(\S+)/.exec(p.className)[1]),x1:"50%",x2:"50%",y1:y/H*100+"%",y2:(y+r.height-4)/H*100+"%"})}),
    set(svg("rect"),{width:"100%"}));
  at.replaceChildren(map)}

/* side by side: a copy is made when it is asked for, and taken away again */
const names=cell=>cell.textContent.split(" + ").map(n=>n&&!/\s/.test(n)?words.number.replace("{}",n):n).join(" + ");
function column(name,cell,text){const c=make("div","");c.append(make("h4",name+" · "+(names(cell)||words.none)),text);return c}
function arrange(){
  if(!get("v-side").checked)return each(main,".two",two=>two.replaceWith(two.querySelector(".t")));
  each(main,".p:not(.f-unchanged)>.body",b=>{if(b.querySelector(".two"))return;
    const t=b.firstElementChild,two=make("div","","two"),cells=row(b.parentNode).cells,copy=t.cloneNode(true);
    each(copy,"del,.at.was",e=>e.remove());each(copy,"[id]",e=>e.removeAttribute("id"));
    t.replaceWith(two);two.append(column(words.earlier,cells[1],t),column(words.later,cells[0],copy))})}

/* the table: sorting */
function sort(th){const i=th.cellIndex,up=th.getAttribute("aria-sort")!=="ascending",rows=[...table.querySelectorAll(body)],
  value=r=>{const t=r.cells[i].textContent;return i>2?-parseFloat(t)||0:i>1?t:i?+(r.dataset.o||1e9):t?r.rank:1e9};
  each(table,"th[aria-sort]",o=>o.removeAttribute("aria-sort"));
  th.setAttribute("aria-sort",up?"ascending":"descending");
  rows.forEach((r,n)=>{r.rank=r.rank||n+1});
  rows.sort((a,b)=>{const x=value(a),y=value(b);return(x<y?-1:x>y?1:a.rank-b.rank)*(up?1:-1)});
  sorted=true;table.tBodies[0].append(...rows);renew()}

/* copying: by button, and out of the text in which both statements stand */
function copier(text,label,node){const b=button(label,()=>{
    const done=()=>{b.textContent=words.copied;setTimeout(()=>{b.textContent=label},1500)},
    byHand=()=>{getSelection().selectAllChildren(node);if(d.execCommand("copy"))done()};
    if(navigator.clipboard)navigator.clipboard.writeText(text()).then(done,byHand);else byHand()});return b}
on("copy",e=>{const s=getSelection(),hit=[],put=[],sign=text=>put[put.push(make("b",text))-1];
  if(!get("v-inline").checked)return;
  each(main,".t :is(del,ins)",x=>{if(s.containsNode(x,true))hit.push(x)});
  const signs=get("u-markers").checked,all=x=>!signs&&x.closest(".gone")||x;
  if(!hit.length||hit.some(x=>all(x).contains(s.anchorNode)&&all(x).contains(s.focusNode)))return;
  hit.forEach(x=>{const del=x.matches("del");
    if(signs||del&&x.closest(".gone")){x.prepend(sign(del?"[−":"[+"));x.append(sign(del?"−]":"+]"))}
    else x.hidden=del});
  e.clipboardData.setData("text/plain",s.toString());e.preventDefault();
  put.forEach(x=>x.remove());hit.forEach(x=>{x.hidden=false})});
function cited(p){const [now,old]=[...row(p).cells].map(names),side=(name,n)=>()=>words.cite.replace("{statement}",()=>name).replace("{names}",()=>n);
  return words["cite"+(now?old?"Pair":"Added":p.matches(".f-not-in-excerpt")?"Unknown":"Removed")]
    .replace("{statement}",()=>now?words.old:words.new).replace("{old}",side(words.old,old)).replace("{new}",side(words.new,now))+
    "; "+get("by").textContent+"; "+(/^http/.test(location)?location.href.split("#")[0]+"#"+p.id:
    words.at.replace("{id}","#"+p.id).replace("{file}",()=>decodeURI(location.pathname.split("/").pop())))}
main.onclick=e=>{const a=e.target.closest(".cite");if(!a)return;e.preventDefault();
  const p=a.closest(".p"),old=p.querySelector(".cited"),at=make("p","","cited"),text=make("span",cited(p));
  a.setAttribute("aria-expanded",!old);if(old)return old.remove();
  at.append(text," ",copier(()=>text.textContent,words.copy,text));a.closest("header").after(at)};

/* listening */
each(table,"tbody a",a=>{const id=called(a.hash).closest(".p").id;links[id]=links[id]||a});
each(table,body,r=>{const b=called(r.querySelector("a").hash).closest(".p").querySelector("h3 bdi");if(b)r.title=b.textContent});
each(table,"thead th",th=>{th.replaceChildren(button(th.textContent,()=>sort(th)))});
table.after(copier(()=>[...table.querySelectorAll("thead tr,tbody tr:not(.sec,[hidden])")].map(r=>[...r.cells].map(c=>c.textContent.trim()).join("\t")).join("\n"),words.copytable,table));
get("back").onclick=()=>go(-1);get("forth").onclick=()=>go(1);
get("all").onclick=()=>{each(side,".tally input",x=>{x.checked=true});const k=get("kind");if(k)k.value="any";renew()};
on("keydown",e=>{
  if(e.ctrlKey||e.metaKey||e.target.tagName==="SELECT")return;
  const step=e.altKey?{ArrowDown:1,ArrowUp:-1}[e.key]:get("keys").checked&&{n:1,j:1,p:-1,k:-1}[e.key];
  if(step){e.preventDefault();go(step)}});
on("change",e=>{let p=here;
  /* what the later text does not have is not shown in it only because a link led there */
  if(e.target.id==="v-later"&&d.querySelector(".gone:is(:target,:has(:target))"))location.replace("#");
  if(e.target.name==="view")arrange();renew();
  while(p&&!p.offsetParent)p=p.nextElementSibling;if(p)p.scrollIntoView({behavior:"instant"})});
function reveal(){const p=called(location.hash),t=p&&p.querySelector("article>details");if(t)t.open=true;renew()}
on("hashchange",reveal);
on("scroll",()=>{tick=tick||requestAnimationFrame(()=>{tick=0;update()})});
on("resize",()=>{clearTimeout(filtering);filtering=setTimeout(renew,150)});
get("map").onclick=e=>{const r=box(map);scrollTo(0,(e.clientY-r.top)/r.height*h.scrollHeight-innerHeight/2)};
const list=side.firstElementChild;let was;
if(matchMedia("(max-width:60rem)").matches)list.open=false;
on("beforeprint",()=>{was=list.open;list.open=true});
on("afterprint",()=>{list.open=was});
arrange();reveal();
})();
