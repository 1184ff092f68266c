-- Every text of the law that is kept, and whether it came into force in a window.  $1 from  $2 to, both days included
select pack, version, digest, version >= $1 and version <= $2 as "inWindow" from pack_text order by version, digest
